-- What is no row: attachments, what was sealed, uploads and prints, in parts of half a megabyte. In SQLite they are files in folders beside it.
-- They are named by a hash or an id and belong to no one school: a content that two schools have is there once.

create table file_parts (
    kind text collate "C" not null,
    name text collate "C" not null,
    part bigint not null,
    content bytea not null,
    primary key (kind, name, part)
);

-- Photos, PDFs and packed texts do not get any smaller.
alter table file_parts alter column content set storage external;
