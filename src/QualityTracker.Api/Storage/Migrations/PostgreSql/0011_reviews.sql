-- Rounds of reviews. What a round was opened with, when its codes were made, is frozen in it; conflicts are kept until then.
-- Swept says whether what will never be shown of it was destroyed, once it was over.

create table review_rounds (
    school text collate "C" not null references schools (id),
    id text collate "C" not null,
    term text collate "C" not null,
    rule text collate "C" not null,
    first_day text collate "C" not null,
    last_day text collate "C" not null,
    declared text collate "C" not null,
    opening text collate "C",
    swept bigint not null default 0,
    version bigint not null,
    recorded_at text collate "C" not null,
    recorded_by text collate "C" not null,
    primary key (school, id)
);

-- A code is of a paper, and used or not: nothing says when, in which order, or for what.
create table ballot_codes (
    hash text collate "C" not null,
    school text collate "C" not null references schools (id),
    round text collate "C" not null,
    paper bigint not null,
    used bigint not null default 0,
    primary key (school, hash)
);

create index ballot_codes_paper on ballot_codes (school, round, paper);

create index ballot_codes_hash on ballot_codes (hash);

-- One box for each group that reviews a person in a role, as large from the first day as it can ever be. Its ballots are kept in the order of
-- what they say, and with each the whole box is written anew. What PostgreSQL itself keeps of the order of writing is told in Storage/README.md.
create table ballot_boxes (
    school text collate "C" not null references schools (id),
    round text collate "C" not null,
    place bigint not null,
    ballots bytea not null
);

create unique index ballot_boxes_place on ballot_boxes (school, round, place);
