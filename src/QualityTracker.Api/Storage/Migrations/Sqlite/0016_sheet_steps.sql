-- The steps on the way of a sheet. What has become of a sheet is made from them, one after the other; nothing else is kept of it.

create table sheet_steps (
    school text not null references schools (id),
    term text not null,
    staff text not null,
    number integer not null,
    id text not null,
    kind text not null,
    "by" text not null,
    at text not null,
    day text not null,
    due text,
    figures text not null,
    lines text not null,
    line text,
    objection text,
    upheld integer,
    words text,
    evidence text not null,
    seal text,
    primary key (school, term, staff, number)
) without rowid;

create unique index sheet_steps_id on sheet_steps (school, id);

-- An insert that replaces would not set off the triggers on deletion.
create trigger sheet_steps_follow before insert on sheet_steps
when new.number <> (select count(*) + 1 from sheet_steps where school = new.school and term = new.term and staff = new.staff)
    or exists (select 1 from sheet_steps where school = new.school and id = new.id)
begin
    select raise(abort, 'a step follows the one before it, and is taken once');
end;

create trigger sheet_steps_stay before update on sheet_steps begin
    select raise(abort, 'a step is never changed; a later one undoes it');
end;

create trigger sheet_steps_remain before delete on sheet_steps begin
    select raise(abort, 'a step is never removed; a later one undoes it');
end;
