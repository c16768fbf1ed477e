-- Items of papers and what pupils have in them, exam numbers, and when an exam was closed and opened again.

alter table exams add column items text not null default '[]';

-- Ten-thousandths of a mark by item, as JSON; null where no items were entered.
alter table exam_scores add column items text;

alter table enrolments add column exam_number text;

create table exam_closings (
    school text not null references schools (id),
    exam text not null,
    number integer not null,
    closed integer not null,
    at text not null,
    recorded_by text not null,
    reason text,
    primary key (school, exam, number)
) without rowid;
