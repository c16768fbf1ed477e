-- A school's own packs as they are written, one draft a pack.
create table policy_drafts (
    school text not null references schools (id),
    pack text not null,
    text text not null,
    version integer not null,
    recorded_at text not null,
    recorded_by text not null,
    voided_at text,
    void_reason text,
    primary key (school, pack)
) without rowid;

-- What was checked and frozen, and every text it stands on: whatever a later release brings, a version reads as it did.
create table policy_versions (
    seq integer primary key autoincrement,
    school text not null references schools (id),
    hash text not null,
    pack text not null,
    text text not null,
    base_hash text,
    recorded_at text not null,
    recorded_by text not null
);

create unique index policy_versions_hash on policy_versions (school, hash);
create index policy_versions_pack on policy_versions (school, pack, seq);

create trigger policy_versions_stay before update on policy_versions begin
    select raise(abort, 'a version of a pack is never changed');
end;

create trigger policy_versions_remain before delete on policy_versions begin
    select raise(abort, 'a version of a pack is never removed');
end;

-- Decisions in the order in which they were recorded.
create table policy_adoptions (
    seq integer primary key autoincrement,
    school text not null references schools (id),
    id text not null,
    pack text not null,
    hash text not null,
    from_term text not null,
    parameter_values text not null,
    decision text not null,
    decided_on text not null,
    decided_by text not null,
    version integer not null,
    recorded_at text not null,
    recorded_by text not null,
    voided_at text,
    void_reason text
);

create unique index policy_adoptions_id on policy_adoptions (school, id);

create trigger policy_adoptions_stay before update of school, id, pack, hash, from_term, parameter_values, decision, decided_on, decided_by
on policy_adoptions begin
    select raise(abort, 'a decision is undone with a reason and never changed');
end;

create trigger policy_adoptions_remain before delete on policy_adoptions begin
    select raise(abort, 'a decision is undone with a reason and never removed');
end;
