-- Cases of professional ethics: whom each is about, and its steps in their order. A step is added and never changed.

create table conduct_cases (
    school text not null references schools (id),
    id text not null,
    staff text not null,
    primary key (school, id)
) without rowid;

create table conduct_case_steps (
    school text not null,
    conduct_case text not null,
    number integer not null,
    id text not null,
    kind text not null,
    taken_by text not null,
    day text not null,
    at text not null,
    words text,
    evidence text not null,
    body text,
    waived integer not null,
    upheld integer,
    breach text,
    effect_from text,
    effect_to text,
    veto integer,
    appeal_by text,
    primary key (school, conduct_case, number),
    foreign key (school, conduct_case) references conduct_cases (school, id)
) without rowid;

create unique index conduct_case_steps_id on conduct_case_steps (school, id);
