-- Imports and prints, waiting, at work or over, so that every node answers for them and takes up what another left.

create table jobs (
    school text collate "C" not null,
    id text collate "C" not null,
    kind text collate "C" not null,
    account text collate "C" not null,
    created_at text collate "C" not null,
    state text collate "C" not null,
    busy bigint not null,
    orders bigint not null,
    claimed bigint not null,
    turn bigint not null,
    progress text collate "C",
    content text collate "C" not null,
    result text collate "C",
    primary key (school, id)
);

create index jobs_busy on jobs (kind) where busy = 1;
