-- What schools published for the county, with what each table was made of; and, where this is a county's, what schools handed in and whose keys were accepted.

create table county_bundles (
    school text collate "C" not null references schools (id),
    term text collate "C" not null,
    month text collate "C" not null,
    until text collate "C" not null,
    hash text collate "C" not null,
    file bytea not null,
    grounds text collate "C" not null,
    made_at text collate "C" not null,
    made_by text collate "C" not null,
    primary key (school, term, month)
);

create trigger county_bundles_stay before update on county_bundles for each row execute function refuse('a bundle that was published is never changed');
create trigger county_bundles_remain before delete on county_bundles for each row
execute function refuse('a bundle that was published is never removed: later ones are held against it');

-- The last one of a school holds; schools here are other installations'.
create table county_keys (
    school text collate "C" not null,
    number bigint not null,
    fingerprint text collate "C" not null,
    reason text collate "C" not null,
    accepted_at text collate "C" not null,
    accepted_by text collate "C" not null,
    primary key (school, number)
);

create trigger county_keys_stay before update on county_keys for each row execute function refuse('an accepted key is never changed; the next one holds');
create trigger county_keys_remain before delete on county_keys for each row execute function refuse('an accepted key is never removed');

create table county_imports (
    school text collate "C" not null,
    term text collate "C" not null,
    month text collate "C" not null,
    name text collate "C" not null,
    until text collate "C" not null,
    hash text collate "C" not null,
    fingerprint text collate "C" not null,
    file bytea not null,
    received_at text collate "C" not null,
    received_by text collate "C" not null,
    primary key (school, term, month)
);

create index county_imports_month on county_imports (month);

create trigger county_imports_stay before update on county_imports for each row execute function refuse('a bundle that was handed in is never changed');
create trigger county_imports_remain before delete on county_imports for each row execute function refuse('a bundle that was handed in is never removed');
