-- What is paid: prepared under a number, approved by two people, then frozen in its turn.

-- Several can be prepared under a number, and one of them is paid.
create table settlements (
    school text collate "C" not null references schools (id),
    id text collate "C" not null,
    number bigint not null,
    cut_off text collate "C" not null,
    prepared_on text collate "C" not null,
    prepared_at text collate "C" not null,
    prepared_by text collate "C" not null,
    frozen_at text collate "C",
    voided_at text collate "C",
    voided_by text collate "C",
    void_reason text collate "C",
    primary key (school, id)
);

create unique index settlements_number on settlements (school, number) where frozen_at is not null;

create table settlement_lines (
    school text collate "C" not null,
    settlement text collate "C" not null,
    staff text collate "C" not null,
    pay_run text collate "C" not null,
    pool text collate "C" not null,
    version bigint not null,
    due_cents bigint not null,
    paid_cents bigint not null,
    kind text collate "C" not null,
    primary key (school, settlement, staff, pay_run, pool),
    foreign key (school, pay_run, version) references sealed_divisions (school, pay_run, version),
    foreign key (school, settlement) references settlements (school, id)
);

create index settlement_lines_staff on settlement_lines (school, staff);

create table settlement_approvals (
    school text collate "C" not null,
    settlement text collate "C" not null,
    number bigint not null,
    id text collate "C" not null,
    by text collate "C" not null,
    account text collate "C" not null,
    post text collate "C" not null,
    day text collate "C" not null,
    at text collate "C" not null,
    primary key (school, settlement, number),
    foreign key (school, settlement) references settlements (school, id)
);

create unique index settlement_approvals_id on settlement_approvals (school, id);
create unique index settlement_approvals_by on settlement_approvals (school, settlement, by);
create unique index settlement_approvals_account on settlement_approvals (school, settlement, account);

create function settlements_prepared() returns trigger
language plpgsql
as $$
begin
    if new.frozen_at is not null or exists (select 1 from settlements where school = new.school and id = new.id) then
        raise exception 'a settlement is prepared once, and approved before it is frozen' using errcode = 'integrity_constraint_violation';
    end if;
    return new;
end
$$;

create trigger settlements_begin before insert on settlements for each row execute function settlements_prepared();

-- Frozen after the ones before it, with two approvals by two people, one of them the principal's.
create function settlements_in_turn() returns trigger
language plpgsql
as $$
begin
    if new.voided_at is not null
        or new.number <> (select count(*) + 1 from settlements where school = new.school and frozen_at is not null)
        or (select count(distinct "by") from settlement_approvals where school = new.school and settlement = new.id) < 2
        or not exists (select 1 from settlement_approvals where school = new.school and settlement = new.id and post = 'principal') then
        raise exception 'a settlement is frozen in its turn, by two approvals' using errcode = 'integrity_constraint_violation';
    end if;
    return new;
end
$$;

create trigger settlements_freeze before update of frozen_at on settlements for each row execute function settlements_in_turn();
create trigger settlements_frozen before update on settlements for each row when (old.frozen_at is not null or old.voided_at is not null)
execute function refuse('a settlement that is frozen or void is never changed');
create trigger settlements_stay before update of school, id, number, cut_off, prepared_on, prepared_at, prepared_by on settlements
for each row execute function refuse('a settlement is never changed');
create trigger settlements_remain before delete on settlements for each row execute function refuse('a settlement is never removed');

create function settlement_lines_open() returns trigger
language plpgsql
as $$
begin
    if exists (select 1 from settlement_approvals where school = new.school and settlement = new.settlement)
        or exists (select 1 from settlement_lines where school = new.school and settlement = new.settlement and staff = new.staff and pay_run = new.pay_run and pool = new.pool) then
        raise exception 'no line is added to what was approved' using errcode = 'integrity_constraint_violation';
    end if;
    return new;
end
$$;

create trigger settlement_lines_begin before insert on settlement_lines for each row execute function settlement_lines_open();
create trigger settlement_lines_stay before update on settlement_lines for each row execute function refuse('a line is never changed; the next settlement adjusts it');
create trigger settlement_lines_remain before delete on settlement_lines for each row execute function refuse('a line is never removed; the next settlement adjusts it');

create function settlement_approvals_open() returns trigger
language plpgsql
as $$
begin
    if exists (select 1 from settlements where school = new.school and id = new.settlement and (frozen_at is not null or voided_at is not null))
        or exists (
            select 1 from settlement_approvals
            where school = new.school and (id = new.id or (settlement = new.settlement and (number = new.number or "by" = new."by" or account = new.account)))) then
        raise exception 'two different people approve, each once' using errcode = 'integrity_constraint_violation';
    end if;
    return new;
end
$$;

create trigger settlement_approvals_begin before insert on settlement_approvals for each row execute function settlement_approvals_open();
create trigger settlement_approvals_stay before update on settlement_approvals for each row execute function refuse('an approval is never changed');
create trigger settlement_approvals_remain before delete on settlement_approvals for each row execute function refuse('an approval is never removed');
