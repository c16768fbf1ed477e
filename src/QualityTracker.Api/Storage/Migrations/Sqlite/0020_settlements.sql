-- What each sum comes to by sealed sheets, version by version, with the pack and the seals it stands on.

create table sealed_divisions (
    school text not null references schools (id),
    pay_run text not null,
    version integer not null,
    term text not null,
    sealed_on text not null,
    pack text not null,
    pack_hash text not null,
    pools text not null,
    made_at text not null,
    made_by text not null,
    primary key (school, pay_run, version)
) without rowid;

create table sealed_division_parts (
    school text not null,
    pay_run text not null,
    version integer not null,
    staff text not null,
    pool text not null,
    points integer not null,
    cents integer not null,
    primary key (school, pay_run, version, staff, pool),
    foreign key (school, pay_run, version) references sealed_divisions (school, pay_run, version)
) without rowid;

create table sealed_division_seals (
    school text not null,
    pay_run text not null,
    version integer not null,
    staff text not null,
    hash text not null,
    primary key (school, pay_run, version, staff),
    foreign key (school, pay_run, version) references sealed_divisions (school, pay_run, version)
) without rowid;

create trigger sealed_divisions_follow before insert on sealed_divisions
when new.version <> (select count(*) + 1 from sealed_divisions where school = new.school and pay_run = new.pay_run)
begin
    select raise(abort, 'a version follows the one before it');
end;

create trigger sealed_divisions_stay before update on sealed_divisions begin
    select raise(abort, 'a sealed division is never changed');
end;

create trigger sealed_divisions_remain before delete on sealed_divisions begin
    select raise(abort, 'a sealed division is never removed');
end;

create trigger sealed_division_parts_stay before update on sealed_division_parts begin
    select raise(abort, 'a sealed division is never changed');
end;

create trigger sealed_division_parts_remain before delete on sealed_division_parts begin
    select raise(abort, 'a sealed division is never removed');
end;

create trigger sealed_division_seals_stay before update on sealed_division_seals begin
    select raise(abort, 'a sealed division is never changed');
end;

create trigger sealed_division_seals_remain before delete on sealed_division_seals begin
    select raise(abort, 'a sealed division is never removed');
end;

create table settlements (
    school text not null references schools (id),
    id text not null,
    number integer not null,
    cut_off text not null,
    prepared_on text not null,
    prepared_at text not null,
    prepared_by text not null,
    frozen_at text,
    voided_at text,
    voided_by text,
    void_reason text,
    primary key (school, id)
) without rowid;

-- Several can be prepared under a number, and one of them is paid.
create unique index settlements_number on settlements (school, number) where frozen_at is not null;

create trigger settlements_begin before insert on settlements
when new.frozen_at is not null or exists (select 1 from settlements where school = new.school and id = new.id)
begin
    select raise(abort, 'a settlement is prepared once, and approved before it is frozen');
end;

-- Frozen after the ones before it, with two approvals by two people, one of them the principal's.
create trigger settlements_freeze before update of frozen_at on settlements
when new.voided_at is not null
    or new.number <> (select count(*) + 1 from settlements where school = new.school and frozen_at is not null)
    or (select count(distinct "by") from settlement_approvals where school = new.school and settlement = new.id) < 2
    or not exists (select 1 from settlement_approvals where school = new.school and settlement = new.id and post = 'principal')
begin
    select raise(abort, 'a settlement is frozen in its turn, by two approvals');
end;

create trigger settlements_frozen before update on settlements when old.frozen_at is not null or old.voided_at is not null begin
    select raise(abort, 'a settlement that is frozen or void is never changed');
end;

create trigger settlements_stay before update of school, id, number, cut_off, prepared_on, prepared_at, prepared_by on settlements begin
    select raise(abort, 'a settlement is never changed');
end;

create trigger settlements_remain before delete on settlements begin
    select raise(abort, 'a settlement is never removed');
end;

create table settlement_lines (
    school text not null,
    settlement text not null,
    staff text not null,
    pay_run text not null,
    pool text not null,
    version integer not null,
    due_cents integer not null,
    paid_cents integer not null,
    kind text not null,
    primary key (school, settlement, staff, pay_run, pool),
    foreign key (school, settlement) references settlements (school, id),
    foreign key (school, pay_run, version) references sealed_divisions (school, pay_run, version)
) without rowid;

create index settlement_lines_staff on settlement_lines (school, staff);

create trigger settlement_lines_begin before insert on settlement_lines
when exists (select 1 from settlement_approvals where school = new.school and settlement = new.settlement)
    or exists (select 1 from settlement_lines where school = new.school and settlement = new.settlement and staff = new.staff and pay_run = new.pay_run and pool = new.pool)
begin
    select raise(abort, 'no line is added to what was approved');
end;

create trigger settlement_lines_stay before update on settlement_lines begin
    select raise(abort, 'a line is never changed; the next settlement adjusts it');
end;

create trigger settlement_lines_remain before delete on settlement_lines begin
    select raise(abort, 'a line is never removed; the next settlement adjusts it');
end;

create table settlement_approvals (
    school text not null,
    settlement text not null,
    number integer not null,
    id text not null,
    "by" text not null,
    account text not null,
    post text not null,
    day text not null,
    at text not null,
    primary key (school, settlement, number),
    foreign key (school, settlement) references settlements (school, id)
) without rowid;

create unique index settlement_approvals_id on settlement_approvals (school, id);
create unique index settlement_approvals_by on settlement_approvals (school, settlement, "by");
create unique index settlement_approvals_account on settlement_approvals (school, settlement, account);

create trigger settlement_approvals_begin before insert on settlement_approvals
when exists (select 1 from settlements where school = new.school and id = new.settlement and (frozen_at is not null or voided_at is not null))
    or exists (select 1 from settlement_approvals where school = new.school and (id = new.id or (settlement = new.settlement and (number = new.number or "by" = new."by" or account = new.account))))
begin
    select raise(abort, 'two different people approve, each once');
end;

create trigger settlement_approvals_stay before update on settlement_approvals begin
    select raise(abort, 'an approval is never changed');
end;

create trigger settlement_approvals_remain before delete on settlement_approvals begin
    select raise(abort, 'an approval is never removed');
end;
