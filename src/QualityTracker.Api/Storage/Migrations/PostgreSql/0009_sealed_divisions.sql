-- Sums to be divided, and what each comes to by sealed sheets, version by version, with the pack and the seals it stands on.

create table pay_runs (
    school text collate "C" not null references schools (id),
    id text collate "C" not null,
    record_key text collate "C" not null,
    version bigint not null,
    recorded_at text collate "C" not null,
    voided_at text collate "C",
    void_reason text collate "C",
    term text collate "C" not null,
    name text collate "C" not null,
    total_cents bigint not null,
    after_school_cents bigint not null,
    primary key (school, id)
);

create unique index pay_runs_key on pay_runs (school, record_key) where voided_at is null;

create table sealed_divisions (
    school text collate "C" not null references schools (id),
    pay_run text collate "C" not null,
    version bigint not null,
    term text collate "C" not null,
    sealed_on text collate "C" not null,
    pack text collate "C" not null,
    pack_hash text collate "C" not null,
    pools text collate "C" not null,
    made_at text collate "C" not null,
    made_by text collate "C" not null,
    primary key (school, pay_run, version)
);

create table sealed_division_parts (
    school text collate "C" not null,
    pay_run text collate "C" not null,
    version bigint not null,
    staff text collate "C" not null,
    pool text collate "C" not null,
    points bigint not null,
    cents bigint not null,
    primary key (school, pay_run, version, staff, pool),
    foreign key (school, pay_run, version) references sealed_divisions (school, pay_run, version)
);

create table sealed_division_seals (
    school text collate "C" not null,
    pay_run text collate "C" not null,
    version bigint not null,
    staff text collate "C" not null,
    hash text collate "C" not null,
    primary key (school, pay_run, version, staff),
    foreign key (school, pay_run, version) references sealed_divisions (school, pay_run, version)
);

create function sealed_divisions_in_turn() returns trigger
language plpgsql
as $$
begin
    if new.version <> (select count(*) + 1 from sealed_divisions where school = new.school and pay_run = new.pay_run) then
        raise exception 'a version follows the one before it' using errcode = 'integrity_constraint_violation';
    end if;
    return new;
end
$$;

create trigger sealed_divisions_follow before insert on sealed_divisions for each row execute function sealed_divisions_in_turn();
create trigger sealed_divisions_stay before update on sealed_divisions for each row execute function refuse('a sealed division is never changed');
create trigger sealed_divisions_remain before delete on sealed_divisions for each row execute function refuse('a sealed division is never removed');
create trigger sealed_division_parts_stay before update on sealed_division_parts for each row execute function refuse('a sealed division is never changed');
create trigger sealed_division_parts_remain before delete on sealed_division_parts for each row execute function refuse('a sealed division is never removed');
create trigger sealed_division_seals_stay before update on sealed_division_seals for each row execute function refuse('a sealed division is never changed');
create trigger sealed_division_seals_remain before delete on sealed_division_seals for each row execute function refuse('a sealed division is never removed');
