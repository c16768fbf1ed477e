-- Imports and prints, waiting, at work or over, so that what was under way when the program stopped is taken up again.

create table jobs (
    school text not null,
    id text not null,
    kind text not null,
    account text not null,
    created_at text not null,
    state text not null,
    busy integer not null,
    orders integer not null,
    claimed integer not null,
    turn integer not null,
    progress text,
    content text not null,
    result text,
    primary key (school, id)
) without rowid;

create index jobs_busy on jobs (kind) where busy = 1;
