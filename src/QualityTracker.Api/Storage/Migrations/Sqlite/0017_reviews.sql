-- Rounds of reviews. What a round was opened with, when its codes were made, is frozen in it; conflicts are kept until then.

create table review_rounds (
    school text not null references schools (id),
    id text not null,
    term text not null,
    rule text not null,
    first_day text not null,
    last_day text not null,
    declared text not null,
    opening text,
    -- Whether what will never be shown of it was destroyed, once it was over.
    swept integer not null default 0,
    version integer not null,
    recorded_at text not null,
    recorded_by text not null,
    primary key (school, id)
) without rowid;

-- A code is of a paper, and used or not: nothing says when, in which order, or for what.
create table ballot_codes (
    hash text not null primary key,
    school text not null references schools (id),
    round text not null,
    paper integer not null,
    used integer not null default 0
) without rowid;

create index ballot_codes_paper on ballot_codes (school, round, paper);

-- One box for each group that reviews a person in a role, as large from the first day as it can ever be. Its ballots are kept in the order of
-- what they say, and with each the whole box is written anew in its place: no row, version or place in the file belongs to one ballot.
create table ballot_boxes (
    school text not null references schools (id),
    round text not null,
    place integer not null,
    ballots blob not null
);

create unique index ballot_boxes_place on ballot_boxes (school, round, place);
