-- The log of what was done and read. Entries are chained by a keyed hash whose key is not in the database; contents stand apart,
-- so that a pupil's data can be erased and the chain still holds. The triggers stop mistakes; the chain finds the rest.

create table audit_entries (
    seq bigint primary key,
    at text collate "C" not null,
    school text collate "C",
    account text collate "C",
    name text collate "C",
    via text collate "C" not null,
    address text collate "C",
    action text collate "C" not null,
    digest bytea not null,
    hash bytea not null
);

create index audit_entries_school on audit_entries (school, seq);
create index audit_entries_action on audit_entries (school, action, seq);

create table audit_contents (
    seq bigint primary key,
    salt bytea,
    content text collate "C",
    erased_by bigint
);

create table audit_head (
    id bigint primary key check (id = 1),
    seq bigint not null,
    hash bytea not null,
    seal bytea not null
);

create function audit_entries_follow() returns trigger
language plpgsql
as $$
begin
    if new.seq is null or new.seq <> (select coalesce(max(seq), 0) + 1 from audit_entries) then
        raise exception 'audit entries are only added at the end' using errcode = 'integrity_constraint_violation';
    end if;
    return new;
end
$$;

create trigger audit_entries_insert before insert on audit_entries for each row execute function audit_entries_follow();
create trigger audit_entries_update before update on audit_entries for each row execute function refuse('audit entries are never changed');
create trigger audit_entries_delete before delete on audit_entries for each row execute function refuse('audit entries are never removed');
create trigger audit_entries_truncate before truncate on audit_entries execute function refuse('audit entries are never removed');

create function audit_contents_follow() returns trigger
language plpgsql
as $$
begin
    if new.seq is null or new.seq <= (select coalesce(max(seq), 0) from audit_contents) then
        raise exception 'audit contents are only added at the end' using errcode = 'integrity_constraint_violation';
    end if;
    return new;
end
$$;

create trigger audit_contents_insert before insert on audit_contents for each row execute function audit_contents_follow();
create trigger audit_contents_update before update on audit_contents for each row
when (new.seq <> old.seq or old.content is null or new.content is not null or new.salt is not null or new.erased_by is null)
execute function refuse('audit contents are never changed, only erased');
create trigger audit_contents_delete before delete on audit_contents for each row execute function refuse('audit contents are never removed');
create trigger audit_contents_truncate before truncate on audit_contents execute function refuse('audit contents are never removed');

create function audit_head_follow() returns trigger
language plpgsql
as $$
begin
    if exists (select 1 from audit_head) and new.seq <> (select seq + 1 from audit_head) then
        raise exception 'the head of the audit log only moves on' using errcode = 'integrity_constraint_violation';
    end if;
    return new;
end
$$;

create trigger audit_head_insert before insert on audit_head for each row execute function audit_head_follow();
create trigger audit_head_update before update on audit_head for each row when (new.seq <> old.seq + 1)
execute function refuse('the head of the audit log only moves on');
create trigger audit_head_delete before delete on audit_head for each row execute function refuse('the head of the audit log is never removed');
create trigger audit_head_truncate before truncate on audit_head execute function refuse('the head of the audit log is never removed');
