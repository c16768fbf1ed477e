create table lesson_observations (
    school text not null references schools (id),
    id text not null,
    record_key text not null,
    version integer not null,
    recorded_at text not null,
    voided_at text,
    void_reason text,
    date text not null,
    period integer not null,
    observer text not null,
    teacher text not null,
    class text not null,
    subject text not null,
    topic text not null,
    kind text not null,
    minutes integer not null,
    evaluated integer not null,
    scores text not null,
    strengths text,
    weaknesses text,
    advice text,
    primary key (school, id)
) without rowid;

create unique index lesson_observations_key on lesson_observations (school, record_key) where voided_at is null;

create table teaching_hours (
    school text not null references schools (id),
    id text not null,
    record_key text not null,
    version integer not null,
    recorded_at text not null,
    voided_at text,
    void_reason text,
    staff text not null,
    term text not null,
    week integer not null,
    kind text not null,
    class text,
    subject text,
    periods integer not null,
    cover_for text,
    primary key (school, id)
) without rowid;

create unique index teaching_hours_key on teaching_hours (school, record_key) where voided_at is null;

create table duties (
    school text not null references schools (id),
    id text not null,
    record_key text not null,
    version integer not null,
    recorded_at text not null,
    voided_at text,
    void_reason text,
    date text not null,
    staff text,
    kind text not null,
    title text not null,
    role text,
    level text not null,
    hours integer,
    primary key (school, id)
) without rowid;

create unique index duties_key on duties (school, record_key) where voided_at is null;

create table tutoring_plans (
    school text not null references schools (id),
    id text not null,
    record_key text not null,
    version integer not null,
    recorded_at text not null,
    voided_at text,
    void_reason text,
    teacher text not null,
    pupil text not null,
    subject text not null,
    kind text not null,
    "from" text not null,
    "to" text,
    time text not null,
    place text not null,
    content text not null,
    requirement text not null,
    planned_sessions integer not null,
    primary key (school, id)
) without rowid;

create unique index tutoring_plans_key on tutoring_plans (school, record_key) where voided_at is null;

create table tutoring_sessions (
    school text not null references schools (id),
    id text not null,
    record_key text not null,
    version integer not null,
    recorded_at text not null,
    voided_at text,
    void_reason text,
    date text not null,
    starts_at text,
    teacher text not null,
    pupil text not null,
    subject text not null,
    minutes integer not null,
    content text not null,
    effect text,
    next text,
    primary key (school, id)
) without rowid;

create unique index tutoring_sessions_key on tutoring_sessions (school, record_key) where voided_at is null;

create table exams (
    school text not null references schools (id),
    id text not null,
    record_key text not null,
    version integer not null,
    recorded_at text not null,
    voided_at text,
    void_reason text,
    term text not null,
    name text not null,
    kind text not null,
    grade integer not null,
    roster_day text not null,
    papers text not null,
    primary key (school, id)
) without rowid;

create unique index exams_key on exams (school, record_key) where voided_at is null;

create table pay_runs (
    school text not null references schools (id),
    id text not null,
    record_key text not null,
    version integer not null,
    recorded_at text not null,
    voided_at text,
    void_reason text,
    term text not null,
    name text not null,
    total_cents integer not null,
    after_school_cents integer not null,
    primary key (school, id)
) without rowid;

create unique index pay_runs_key on pay_runs (school, record_key) where voided_at is null;

create table exam_scores (
    school text not null references schools (id),
    exam text not null,
    subject text not null,
    class text not null,
    pupil text not null,
    status text not null,
    score integer,
    primary key (school, exam, subject, class, pupil)
) without rowid;

create index lesson_observations_date on lesson_observations (school, date);

create index duties_date on duties (school, date);

create index tutoring_sessions_date on tutoring_sessions (school, date);

create index teaching_hours_term on teaching_hours (school, term);
