-- What teachers and the office record of a term's work.

create table lesson_observations (
    school text collate "C" not null references schools (id),
    id text collate "C" not null,
    record_key text collate "C" not null,
    version bigint not null,
    recorded_at text collate "C" not null,
    voided_at text collate "C",
    void_reason text collate "C",
    date text collate "C" not null,
    period bigint not null,
    observer text collate "C" not null,
    teacher text collate "C" not null,
    class text collate "C" not null,
    subject text collate "C" not null,
    topic text collate "C" not null,
    kind text collate "C" not null,
    minutes bigint not null,
    evaluated bigint not null,
    scores text collate "C" not null,
    strengths text collate "C",
    weaknesses text collate "C",
    advice text collate "C",
    notes text collate "C" not null default '[]',
    shared bigint not null default 1,
    reply text collate "C",
    primary key (school, id)
);

create unique index lesson_observations_key on lesson_observations (school, record_key) where voided_at is null;
create index lesson_observations_date on lesson_observations (school, date);

create table teaching_hours (
    school text collate "C" not null references schools (id),
    id text collate "C" not null,
    record_key text collate "C" not null,
    version bigint not null,
    recorded_at text collate "C" not null,
    voided_at text collate "C",
    void_reason text collate "C",
    staff text collate "C" not null,
    term text collate "C" not null,
    week bigint not null,
    kind text collate "C" not null,
    class text collate "C",
    subject text collate "C",
    periods bigint not null,
    cover_for text collate "C",
    note text collate "C",
    primary key (school, id)
);

create unique index teaching_hours_key on teaching_hours (school, record_key) where voided_at is null;
create index teaching_hours_term on teaching_hours (school, term);

create table duties (
    school text collate "C" not null references schools (id),
    id text collate "C" not null,
    record_key text collate "C" not null,
    version bigint not null,
    recorded_at text collate "C" not null,
    voided_at text collate "C",
    void_reason text collate "C",
    date text collate "C" not null,
    staff text collate "C",
    kind text collate "C" not null,
    title text collate "C" not null,
    role text collate "C",
    level text collate "C" not null,
    hours bigint,
    primary key (school, id)
);

create unique index duties_key on duties (school, record_key) where voided_at is null;
create index duties_date on duties (school, date);

create table tutoring_plans (
    school text collate "C" not null references schools (id),
    id text collate "C" not null,
    record_key text collate "C" not null,
    version bigint not null,
    recorded_at text collate "C" not null,
    voided_at text collate "C",
    void_reason text collate "C",
    teacher text collate "C" not null,
    pupil text collate "C" not null,
    subject text collate "C" not null,
    kind text collate "C" not null,
    "from" text collate "C" not null,
    "to" text collate "C",
    time text collate "C" not null,
    place text collate "C" not null,
    content text collate "C" not null,
    requirement text collate "C" not null,
    planned_sessions bigint not null,
    outcome text collate "C",
    primary key (school, id)
);

create unique index tutoring_plans_key on tutoring_plans (school, record_key) where voided_at is null;

create table tutoring_sessions (
    school text collate "C" not null references schools (id),
    id text collate "C" not null,
    record_key text collate "C" not null,
    version bigint not null,
    recorded_at text collate "C" not null,
    voided_at text collate "C",
    void_reason text collate "C",
    date text collate "C" not null,
    starts_at text collate "C",
    teacher text collate "C" not null,
    pupil text collate "C" not null,
    subject text collate "C" not null,
    minutes bigint not null,
    content text collate "C" not null,
    effect text collate "C",
    next text collate "C",
    primary key (school, id)
);

create unique index tutoring_sessions_key on tutoring_sessions (school, record_key) where voided_at is null;
create index tutoring_sessions_date on tutoring_sessions (school, date);

create table tuition_counts (
    school text collate "C" not null references schools (id),
    id text collate "C" not null,
    record_key text collate "C" not null,
    version bigint not null,
    recorded_at text collate "C" not null,
    voided_at text collate "C",
    void_reason text collate "C",
    date text collate "C" not null,
    subject text collate "C" not null,
    count bigint not null,
    primary key (school, id)
);

create unique index tuition_counts_key on tuition_counts (school, record_key) where voided_at is null;
create index tuition_counts_date on tuition_counts (school, date);

create table conduct_decisions (
    school text collate "C" not null references schools (id),
    id text collate "C" not null,
    record_key text collate "C" not null,
    version bigint not null,
    recorded_at text collate "C" not null,
    voided_at text collate "C",
    void_reason text collate "C",
    staff text collate "C" not null,
    kind text collate "C" not null,
    body text collate "C" not null,
    decided_on text collate "C" not null,
    "from" text collate "C" not null,
    "to" text collate "C",
    evidence text collate "C" not null,
    appeal text collate "C" not null,
    appeal_by text collate "C" not null,
    veto bigint not null,
    primary key (school, id)
);

create unique index conduct_decisions_key on conduct_decisions (school, record_key) where voided_at is null;

create table hand_ins (
    school text collate "C" not null references schools (id),
    id text collate "C" not null,
    record_key text collate "C" not null,
    version bigint not null,
    recorded_at text collate "C" not null,
    voided_at text collate "C",
    void_reason text collate "C",
    term text collate "C" not null,
    report text collate "C" not null,
    period text collate "C",
    due text collate "C" not null,
    "to" text collate "C" not null,
    handed_in_on text collate "C",
    note text collate "C",
    primary key (school, id)
);

create unique index hand_ins_key on hand_ins (school, record_key) where voided_at is null;
create index hand_ins_due on hand_ins (school, due);

-- The quality ledger: a problem, its topic and task, who sees to it by when, how it was closed; and each time an item was closed or opened again.
create table ledger_items (
    school text collate "C" not null references schools (id),
    id text collate "C" not null,
    record_key text collate "C" not null,
    version bigint not null,
    recorded_at text collate "C" not null,
    voided_at text collate "C",
    void_reason text collate "C",
    term text collate "C" not null,
    found text collate "C" not null,
    source text collate "C" not null,
    exam text collate "C",
    subject text collate "C",
    class text collate "C",
    problem text collate "C" not null,
    topic text collate "C",
    task text collate "C",
    responsible text collate "C",
    helper text collate "C",
    due text collate "C",
    closed_on text collate "C",
    outcome text collate "C",
    primary key (school, id)
);

create unique index ledger_items_key on ledger_items (school, record_key) where voided_at is null;
create index ledger_items_found on ledger_items (school, found);
create index ledger_items_responsible on ledger_items (school, responsible);

create table ledger_closings (
    school text collate "C" not null references schools (id),
    item text collate "C" not null,
    number bigint not null,
    closed bigint not null,
    at text collate "C" not null,
    recorded_by text collate "C" not null,
    words text collate "C",
    primary key (school, item, number)
);

-- Evidence beside the database: a file is kept once under the SHA-256 of what is kept of it, a row says what it was attached to.
create table attachments (
    school text collate "C" not null references schools (id),
    belongs_to text collate "C" not null,
    belongs_to_id text collate "C" not null,
    address text collate "C" not null,
    number bigint not null,
    type text collate "C" not null,
    bytes bigint not null,
    uploaded_by text collate "C" not null,
    uploaded_at text collate "C" not null,
    voided_at text collate "C",
    voided_by text collate "C",
    void_reason text collate "C",
    primary key (school, belongs_to, belongs_to_id, address, number)
);

create unique index attachments_in_force on attachments (school, belongs_to, belongs_to_id, address) where voided_at is null;
create index attachments_address on attachments (address, school);
