-- Cases of professional ethics: whom each is about, and its steps in their order. A step is added and never changed.

create table conduct_cases (
    school text collate "C" not null references schools (id),
    id text collate "C" not null,
    staff text collate "C" not null,
    primary key (school, id)
);

create table conduct_case_steps (
    school text collate "C" not null,
    conduct_case text collate "C" not null,
    number bigint not null,
    id text collate "C" not null,
    kind text collate "C" not null,
    taken_by text collate "C" not null,
    day text collate "C" not null,
    at text collate "C" not null,
    words text collate "C",
    evidence text collate "C" not null,
    body text collate "C",
    waived bigint not null,
    upheld bigint,
    breach text collate "C",
    effect_from text collate "C",
    effect_to text collate "C",
    veto bigint,
    appeal_by text collate "C",
    primary key (school, conduct_case, number),
    foreign key (school, conduct_case) references conduct_cases (school, id)
);

create unique index conduct_case_steps_id on conduct_case_steps (school, id);
