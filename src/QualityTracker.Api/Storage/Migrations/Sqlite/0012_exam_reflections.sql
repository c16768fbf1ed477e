-- What teachers make of an exam in a class and subject: a cause, the measures, who sees to them by when.

create table exam_reflections (
    school text not null references schools (id),
    id text not null,
    record_key text not null,
    version integer not null,
    recorded_at text not null,
    voided_at text,
    void_reason text,
    author text not null,
    exam text not null,
    class text not null,
    subject text not null,
    causes text not null,
    measures text not null,
    responsible text not null,
    due text not null,
    primary key (school, id)
) without rowid;

create unique index exam_reflections_key on exam_reflections (school, record_key) where voided_at is null;

create index exam_reflections_exam on exam_reflections (school, exam);
