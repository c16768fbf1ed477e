-- The quality ledger: a problem, its topic and task, who sees to it by when, how it was closed; and each time an item was closed or opened again.

create table ledger_items (
    school text not null references schools (id),
    id text not null,
    record_key text not null,
    version integer not null,
    recorded_at text not null,
    voided_at text,
    void_reason text,
    term text not null,
    found text not null,
    source text not null,
    exam text,
    subject text,
    class text,
    problem text not null,
    topic text,
    task text,
    responsible text,
    helper text,
    due text,
    closed_on text,
    outcome text,
    primary key (school, id)
) without rowid;

create unique index ledger_items_key on ledger_items (school, record_key) where voided_at is null;

create index ledger_items_found on ledger_items (school, found);

create index ledger_items_responsible on ledger_items (school, responsible);

create table ledger_closings (
    school text not null references schools (id),
    item text not null,
    number integer not null,
    closed integer not null,
    at text not null,
    recorded_by text not null,
    words text,
    primary key (school, item, number)
) without rowid;
