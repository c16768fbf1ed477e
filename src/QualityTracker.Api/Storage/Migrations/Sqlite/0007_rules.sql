create table pairings (
    school text not null references schools (id),
    id text not null,
    record_key text not null,
    version integer not null,
    recorded_at text not null,
    voided_at text,
    void_reason text,
    mentor text not null,
    young text not null,
    "from" text not null,
    "to" text,
    note text,
    primary key (school, id)
) without rowid;

create unique index pairings_key on pairings (school, record_key) where voided_at is null;

create table conduct_decisions (
    school text not null references schools (id),
    id text not null,
    record_key text not null,
    version integer not null,
    recorded_at text not null,
    voided_at text,
    void_reason text,
    staff text not null,
    kind text not null,
    body text not null,
    decided_on text not null,
    "from" text not null,
    "to" text,
    evidence text not null,
    appeal text not null,
    appeal_by text not null,
    veto integer not null,
    primary key (school, id)
) without rowid;

create unique index conduct_decisions_key on conduct_decisions (school, record_key) where voided_at is null;

create table tuition_counts (
    school text not null references schools (id),
    id text not null,
    record_key text not null,
    version integer not null,
    recorded_at text not null,
    voided_at text,
    void_reason text,
    date text not null,
    subject text not null,
    count integer not null,
    primary key (school, id)
) without rowid;

create unique index tuition_counts_key on tuition_counts (school, record_key) where voided_at is null;

create index tuition_counts_date on tuition_counts (school, date);

alter table exams add column override_reason text;
