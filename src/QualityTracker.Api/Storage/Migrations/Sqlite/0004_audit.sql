-- The log of what was done and read. Entries are chained by a keyed hash whose key is not in the database; contents stand apart,
-- so that a pupil's data can be erased and the chain still holds. The triggers stop mistakes; the chain finds the rest.

create table audit_entries (
    seq integer primary key,
    at text not null,
    school text,
    account text,
    name text,
    via text not null,
    address text,
    action text not null,
    digest blob not null,
    hash blob not null
) strict;

create table audit_contents (
    seq integer primary key,
    salt blob,
    content text,
    erased_by integer
) strict;

create table audit_head (
    id integer primary key check (id = 1),
    seq integer not null,
    hash blob not null,
    seal blob not null
) strict;

create index audit_entries_school on audit_entries (school, seq);

-- An insert that replaces would not set off the triggers on deletion.
create trigger audit_entries_insert before insert on audit_entries
when new.seq is null or new.seq <> (select coalesce(max(seq), 0) + 1 from audit_entries)
begin
    select raise(abort, 'audit entries are only added at the end');
end;

create trigger audit_entries_update before update on audit_entries
begin
    select raise(abort, 'audit entries are never changed');
end;

create trigger audit_entries_delete before delete on audit_entries
begin
    select raise(abort, 'audit entries are never removed');
end;

create trigger audit_contents_insert before insert on audit_contents
when new.seq is null or new.seq <= (select coalesce(max(seq), 0) from audit_contents)
begin
    select raise(abort, 'audit contents are only added at the end');
end;

create trigger audit_contents_update before update on audit_contents
when new.seq <> old.seq or old.content is null or new.content is not null or new.salt is not null or new.erased_by is null
begin
    select raise(abort, 'audit contents are never changed, only erased');
end;

create trigger audit_contents_delete before delete on audit_contents
begin
    select raise(abort, 'audit contents are never removed');
end;

create trigger audit_head_insert before insert on audit_head
when exists (select 1 from audit_head) and new.seq <> (select seq + 1 from audit_head)
begin
    select raise(abort, 'the head of the audit log only moves on');
end;

create trigger audit_head_update before update on audit_head
when new.seq <> old.seq + 1
begin
    select raise(abort, 'the head of the audit log only moves on');
end;

create trigger audit_head_delete before delete on audit_head
begin
    select raise(abort, 'the head of the audit log is never removed');
end;
