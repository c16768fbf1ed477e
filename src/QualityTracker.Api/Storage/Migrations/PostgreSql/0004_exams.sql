-- Exams, their scores, what teachers make of them, and when an exam was closed and opened again.

create table exams (
    school text collate "C" not null references schools (id),
    id text collate "C" not null,
    record_key text collate "C" not null,
    version bigint not null,
    recorded_at text collate "C" not null,
    voided_at text collate "C",
    void_reason text collate "C",
    term text collate "C" not null,
    name text collate "C" not null,
    kind text collate "C" not null,
    grade bigint not null,
    roster_day text collate "C" not null,
    papers text collate "C" not null,
    override_reason text collate "C",
    items text collate "C" not null default '[]',
    primary key (school, id)
);

create unique index exams_key on exams (school, record_key) where voided_at is null;

-- Scores and items are ten-thousandths of a mark; items by label, as JSON, null where none were entered.
create table exam_scores (
    school text collate "C" not null references schools (id),
    exam text collate "C" not null,
    subject text collate "C" not null,
    class text collate "C" not null,
    pupil text collate "C" not null,
    status text collate "C" not null,
    score bigint,
    reason text collate "C",
    items text collate "C",
    primary key (school, exam, subject, class, pupil)
);

create table exam_reflections (
    school text collate "C" not null references schools (id),
    id text collate "C" not null,
    record_key text collate "C" not null,
    version bigint not null,
    recorded_at text collate "C" not null,
    voided_at text collate "C",
    void_reason text collate "C",
    author text collate "C" not null,
    exam text collate "C" not null,
    class text collate "C" not null,
    subject text collate "C" not null,
    causes text collate "C" not null,
    measures text collate "C" not null,
    responsible text collate "C" not null,
    due text collate "C" not null,
    primary key (school, id)
);

create unique index exam_reflections_key on exam_reflections (school, record_key) where voided_at is null;
create index exam_reflections_exam on exam_reflections (school, exam);

create table exam_closings (
    school text collate "C" not null references schools (id),
    exam text collate "C" not null,
    number bigint not null,
    closed bigint not null,
    at text collate "C" not null,
    recorded_by text collate "C" not null,
    reason text collate "C",
    primary key (school, exam, number)
);
