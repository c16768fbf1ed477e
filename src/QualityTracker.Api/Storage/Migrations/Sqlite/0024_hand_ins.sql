-- What reports are owed to whom by when, and when they were handed in.

create table hand_ins (
    school text not null references schools (id),
    id text not null,
    record_key text not null,
    version integer not null,
    recorded_at text not null,
    voided_at text,
    void_reason text,
    term text not null,
    report text not null,
    period text,
    due text not null,
    "to" text not null,
    handed_in_on text,
    note text,
    primary key (school, id)
) without rowid;

create unique index hand_ins_key on hand_ins (school, record_key) where voided_at is null;

create index hand_ins_due on hand_ins (school, due);
