-- Who may come in. Keys of sessions, tokens and challenges are kept as SHA-256 only: who reads this file cannot use them.

create table accounts (
    id text primary key,
    user_name text not null,
    normalized_name text not null unique,
    school text references schools (id),
    staff text,
    version integer not null,
    recorded_at text not null,
    closed_at text,
    password_hash text,
    security_stamp text not null,
    must_change_password integer not null,
    authenticator_key text,
    two_factor integer not null,
    last_code_step integer,
    last_sign_in_at text,
    demo integer not null,
    demo_password integer not null,
    check ((school is null) = (staff is null))
) without rowid;

create unique index accounts_staff on accounts (school, staff) where closed_at is null;

create table account_grants (
    account text not null references accounts (id),
    number integer not null,
    role text not null,
    school text references schools (id),
    "from" text not null,
    "to" text,
    primary key (account, number)
) without rowid;

-- Unknown names are counted as known ones are, so that no answer takes longer for either.
create table sign_in_failures (
    name_hash text primary key,
    failures integer not null,
    locked_until text,
    last_at text not null
) without rowid;

create table recovery_codes (
    account text not null references accounts (id),
    code_hash text not null,
    primary key (account, code_hash)
) without rowid;

create table passkeys (
    credential_id text primary key,
    account text not null references accounts (id),
    name text not null,
    public_key blob not null,
    created_at text not null,
    sign_count integer not null,
    transports text not null,
    user_verified integer not null,
    backup_eligible integer not null,
    backed_up integer not null,
    attestation_object blob not null,
    client_data blob not null
) without rowid;

create index passkeys_account on passkeys (account);

create table passkey_challenges (
    key_hash text primary key,
    account text references accounts (id),
    state text not null,
    expires_at text not null
) without rowid;

create table sessions (
    id text primary key,
    key_hash text not null unique,
    account text not null references accounts (id),
    started_at text not null,
    last_seen_at text not null,
    address text not null,
    agent text not null
) without rowid;

create index sessions_account on sessions (account);

create table access_tokens (
    id text primary key,
    key_hash text not null unique,
    account text not null references accounts (id),
    name text not null,
    scopes text not null,
    created_at text not null,
    expires_on text not null,
    last_used_at text,
    revoked_at text
) without rowid;

create index access_tokens_account on access_tokens (account);
