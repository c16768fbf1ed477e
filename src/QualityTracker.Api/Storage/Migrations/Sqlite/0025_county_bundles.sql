-- What schools published for the county, with what each table was made of; and, where this is a county's, what schools handed in and whose keys were accepted.

create table county_bundles (
    school text not null references schools (id),
    term text not null,
    month text not null,
    until text not null,
    hash text not null,
    file blob not null,
    grounds text not null,
    made_at text not null,
    made_by text not null,
    primary key (school, term, month)
) without rowid;

create trigger county_bundles_stay before update on county_bundles begin
    select raise(abort, 'a bundle that was published is never changed');
end;

create trigger county_bundles_remain before delete on county_bundles begin
    select raise(abort, 'a bundle that was published is never removed: later ones are held against it');
end;

-- The last one of a school holds; schools here are other installations'.
create table county_keys (
    school text not null,
    number integer not null,
    fingerprint text not null,
    reason text not null,
    accepted_at text not null,
    accepted_by text not null,
    primary key (school, number)
) without rowid;

create trigger county_keys_stay before update on county_keys begin
    select raise(abort, 'an accepted key is never changed; the next one holds');
end;

create trigger county_keys_remain before delete on county_keys begin
    select raise(abort, 'an accepted key is never removed');
end;

create table county_imports (
    school text not null,
    term text not null,
    month text not null,
    name text not null,
    until text not null,
    hash text not null,
    fingerprint text not null,
    file blob not null,
    received_at text not null,
    received_by text not null,
    primary key (school, term, month)
) without rowid;

create index county_imports_month on county_imports (month);

create trigger county_imports_stay before update on county_imports begin
    select raise(abort, 'a bundle that was handed in is never changed');
end;

create trigger county_imports_remain before delete on county_imports begin
    select raise(abort, 'a bundle that was handed in is never removed');
end;
