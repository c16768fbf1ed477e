-- Every table leads with its school. Decimals are whole ten-thousandths. Records are voided, never deleted;
-- record_key says which fact a record is, and no two records in force are the same fact.

create table schools (
    id text collate "C" primary key,
    name text collate "C" not null,
    name_en text collate "C",
    time_zone text collate "C" not null,
    version bigint not null,
    recorded_at text collate "C" not null,
    frame_version bigint not null,
    records_version bigint not null,
    bells text collate "C" not null default '[]'
);

create table terms (
    school text collate "C" not null references schools (id),
    id text collate "C" not null,
    record_key text collate "C" not null,
    version bigint not null,
    recorded_at text collate "C" not null,
    voided_at text collate "C",
    void_reason text collate "C",
    school_year text collate "C" not null,
    number bigint not null,
    first_day text collate "C" not null,
    last_day text collate "C" not null,
    policy text collate "C" not null,
    primary key (school, id)
);

create unique index terms_key on terms (school, record_key) where voided_at is null;

create table calendar_days (
    school text collate "C" not null references schools (id),
    id text collate "C" not null,
    record_key text collate "C" not null,
    version bigint not null,
    recorded_at text collate "C" not null,
    voided_at text collate "C",
    void_reason text collate "C",
    date text collate "C" not null,
    kind text collate "C" not null,
    name text collate "C" not null,
    follows bigint,
    primary key (school, id)
);

create unique index calendar_days_key on calendar_days (school, record_key) where voided_at is null;

create table subjects (
    school text collate "C" not null references schools (id),
    id text collate "C" not null,
    record_key text collate "C" not null,
    version bigint not null,
    recorded_at text collate "C" not null,
    voided_at text collate "C",
    void_reason text collate "C",
    name text collate "C" not null,
    name_en text collate "C",
    primary key (school, id)
);

create unique index subjects_key on subjects (school, record_key) where voided_at is null;

create table staff (
    school text collate "C" not null references schools (id),
    id text collate "C" not null,
    record_key text collate "C" not null,
    version bigint not null,
    recorded_at text collate "C" not null,
    voided_at text collate "C",
    void_reason text collate "C",
    name text collate "C" not null,
    gender text collate "C",
    subject text collate "C",
    title text collate "C",
    joined_on text collate "C",
    left_on text collate "C",
    primary key (school, id)
);

create unique index staff_key on staff (school, record_key) where voided_at is null;

create table posts (
    school text collate "C" not null references schools (id),
    id text collate "C" not null,
    record_key text collate "C" not null,
    version bigint not null,
    recorded_at text collate "C" not null,
    voided_at text collate "C",
    void_reason text collate "C",
    staff text collate "C" not null,
    kind text collate "C" not null,
    "from" text collate "C" not null,
    "to" text collate "C",
    class text collate "C",
    subject text collate "C",
    primary key (school, id)
);

create unique index posts_key on posts (school, record_key) where voided_at is null;

create table pairings (
    school text collate "C" not null references schools (id),
    id text collate "C" not null,
    record_key text collate "C" not null,
    version bigint not null,
    recorded_at text collate "C" not null,
    voided_at text collate "C",
    void_reason text collate "C",
    mentor text collate "C" not null,
    young text collate "C" not null,
    "from" text collate "C" not null,
    "to" text collate "C",
    note text collate "C",
    primary key (school, id)
);

create unique index pairings_key on pairings (school, record_key) where voided_at is null;

create table classes (
    school text collate "C" not null references schools (id),
    id text collate "C" not null,
    record_key text collate "C" not null,
    version bigint not null,
    recorded_at text collate "C" not null,
    voided_at text collate "C",
    void_reason text collate "C",
    name text collate "C" not null,
    school_year text collate "C" not null,
    grade bigint not null,
    parallel bigint not null,
    primary key (school, id)
);

create unique index classes_key on classes (school, record_key) where voided_at is null;

create table pupils (
    school text collate "C" not null references schools (id),
    id text collate "C" not null,
    record_key text collate "C" not null,
    version bigint not null,
    recorded_at text collate "C" not null,
    voided_at text collate "C",
    void_reason text collate "C",
    name text collate "C" not null,
    gender text collate "C",
    primary key (school, id)
);

create unique index pupils_key on pupils (school, record_key) where voided_at is null;

create table enrolments (
    school text collate "C" not null references schools (id),
    id text collate "C" not null,
    record_key text collate "C" not null,
    version bigint not null,
    recorded_at text collate "C" not null,
    voided_at text collate "C",
    void_reason text collate "C",
    pupil text collate "C" not null,
    class text collate "C" not null,
    "from" text collate "C" not null,
    "to" text collate "C",
    exam_number text collate "C",
    primary key (school, id)
);

create unique index enrolments_key on enrolments (school, record_key) where voided_at is null;

create table teaching_assignments (
    school text collate "C" not null references schools (id),
    id text collate "C" not null,
    record_key text collate "C" not null,
    version bigint not null,
    recorded_at text collate "C" not null,
    voided_at text collate "C",
    void_reason text collate "C",
    staff text collate "C" not null,
    class text collate "C" not null,
    subject text collate "C" not null,
    "from" text collate "C" not null,
    "to" text collate "C",
    share bigint not null,
    primary key (school, id)
);

create unique index teaching_assignments_key on teaching_assignments (school, record_key) where voided_at is null;

create table timetable_entries (
    school text collate "C" not null references schools (id),
    id text collate "C" not null,
    record_key text collate "C" not null,
    version bigint not null,
    recorded_at text collate "C" not null,
    voided_at text collate "C",
    void_reason text collate "C",
    term text collate "C" not null,
    weekday bigint not null,
    period bigint not null,
    class text collate "C" not null,
    subject text collate "C" not null,
    staff text collate "C" not null,
    primary key (school, id)
);

create unique index timetable_entries_key on timetable_entries (school, record_key) where voided_at is null;

-- Headings of a school's own files and the fields they mean, as somebody once said; headings without spaces, marks and case.
create table import_columns (
    school text collate "C" not null references schools (id),
    kind text collate "C" not null,
    header text collate "C" not null,
    field text collate "C" not null,
    primary key (school, kind, header)
);
