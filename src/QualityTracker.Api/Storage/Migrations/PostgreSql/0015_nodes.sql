-- What several nodes on one server share. In a file's database each of these is a file beside it, or in the memory of its one program.

-- Keys, each sealed with a secret that only the nodes have.
create table sealed_keys (
    name text collate "C" not null primary key,
    content bytea not null
);

-- How often somebody asked within a minute: under the hash of who, the minute, and how many permits were taken of it.
create table permit_windows (
    name text collate "C" not null primary key,
    began bigint not null,
    taken bigint not null
);
