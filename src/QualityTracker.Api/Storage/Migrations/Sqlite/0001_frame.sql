-- Every table leads with its school. Decimals are whole ten-thousandths. Records are voided, never deleted;
-- record_key says which fact a record is, and no two records in force are the same fact.

create table schools (
    id text primary key,
    name text not null,
    name_en text,
    time_zone text not null,
    version integer not null,
    recorded_at text not null,
    frame_version integer not null,
    records_version integer not null
) without rowid;

create table terms (
    school text not null references schools (id),
    id text not null,
    record_key text not null,
    version integer not null,
    recorded_at text not null,
    voided_at text,
    void_reason text,
    school_year text not null,
    number integer not null,
    first_day text not null,
    last_day text not null,
    policy text not null,
    primary key (school, id)
) without rowid;

create unique index terms_key on terms (school, record_key) where voided_at is null;

create table calendar_days (
    school text not null references schools (id),
    id text not null,
    record_key text not null,
    version integer not null,
    recorded_at text not null,
    voided_at text,
    void_reason text,
    date text not null,
    kind text not null,
    name text not null,
    primary key (school, id)
) without rowid;

create unique index calendar_days_key on calendar_days (school, record_key) where voided_at is null;

create table subjects (
    school text not null references schools (id),
    id text not null,
    record_key text not null,
    version integer not null,
    recorded_at text not null,
    voided_at text,
    void_reason text,
    name text not null,
    name_en text,
    primary key (school, id)
) without rowid;

create unique index subjects_key on subjects (school, record_key) where voided_at is null;

create table staff (
    school text not null references schools (id),
    id text not null,
    record_key text not null,
    version integer not null,
    recorded_at text not null,
    voided_at text,
    void_reason text,
    name text not null,
    gender text,
    subject text,
    title text,
    joined_on text,
    left_on text,
    primary key (school, id)
) without rowid;

create unique index staff_key on staff (school, record_key) where voided_at is null;

create table posts (
    school text not null references schools (id),
    id text not null,
    record_key text not null,
    version integer not null,
    recorded_at text not null,
    voided_at text,
    void_reason text,
    staff text not null,
    kind text not null,
    "from" text not null,
    "to" text,
    class text,
    subject text,
    primary key (school, id)
) without rowid;

create unique index posts_key on posts (school, record_key) where voided_at is null;

create table classes (
    school text not null references schools (id),
    id text not null,
    record_key text not null,
    version integer not null,
    recorded_at text not null,
    voided_at text,
    void_reason text,
    name text not null,
    school_year text not null,
    grade integer not null,
    parallel integer not null,
    primary key (school, id)
) without rowid;

create unique index classes_key on classes (school, record_key) where voided_at is null;

create table pupils (
    school text not null references schools (id),
    id text not null,
    record_key text not null,
    version integer not null,
    recorded_at text not null,
    voided_at text,
    void_reason text,
    name text not null,
    gender text,
    primary key (school, id)
) without rowid;

create unique index pupils_key on pupils (school, record_key) where voided_at is null;

create table enrolments (
    school text not null references schools (id),
    id text not null,
    record_key text not null,
    version integer not null,
    recorded_at text not null,
    voided_at text,
    void_reason text,
    pupil text not null,
    class text not null,
    "from" text not null,
    "to" text,
    primary key (school, id)
) without rowid;

create unique index enrolments_key on enrolments (school, record_key) where voided_at is null;

create table teaching_assignments (
    school text not null references schools (id),
    id text not null,
    record_key text not null,
    version integer not null,
    recorded_at text not null,
    voided_at text,
    void_reason text,
    staff text not null,
    class text not null,
    subject text not null,
    "from" text not null,
    "to" text,
    share integer not null,
    primary key (school, id)
) without rowid;

create unique index teaching_assignments_key on teaching_assignments (school, record_key) where voided_at is null;

create table timetable_entries (
    school text not null references schools (id),
    id text not null,
    record_key text not null,
    version integer not null,
    recorded_at text not null,
    voided_at text,
    void_reason text,
    term text not null,
    weekday integer not null,
    period integer not null,
    class text not null,
    subject text not null,
    staff text not null,
    primary key (school, id)
) without rowid;

create unique index timetable_entries_key on timetable_entries (school, record_key) where voided_at is null;
