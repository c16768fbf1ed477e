-- Who may come in. Keys of sessions, tokens and challenges are kept as SHA-256 only: who reads this database cannot use them.

create table accounts (
    id text collate "C" primary key,
    user_name text collate "C" not null,
    normalized_name text collate "C" not null unique,
    school text collate "C" references schools (id),
    staff text collate "C",
    version bigint not null,
    recorded_at text collate "C" not null,
    closed_at text collate "C",
    password_hash text collate "C",
    must_change_password bigint not null,
    authenticator_key text collate "C",
    two_factor bigint not null,
    last_code_step bigint,
    last_sign_in_at text collate "C",
    demo bigint not null,
    demo_password bigint not null,
    check ((school is null) = (staff is null))
);

create unique index accounts_staff on accounts (school, staff) where closed_at is null;

create table account_grants (
    account text collate "C" not null references accounts (id),
    number bigint not null,
    role text collate "C" not null,
    school text collate "C" references schools (id),
    "from" text collate "C" not null,
    "to" text collate "C",
    primary key (account, number)
);

-- Unknown names are counted as known ones are, so that no answer takes longer for either.
create table sign_in_failures (
    name_hash text collate "C" primary key,
    failures bigint not null,
    locked_until text collate "C",
    last_at text collate "C" not null
);

create table recovery_codes (
    account text collate "C" not null references accounts (id),
    code_hash text collate "C" not null,
    primary key (account, code_hash)
);

create table passkeys (
    credential_id text collate "C" primary key,
    account text collate "C" not null references accounts (id),
    name text collate "C" not null,
    public_key bytea not null,
    created_at text collate "C" not null,
    sign_count bigint not null,
    transports text collate "C" not null,
    user_verified bigint not null,
    backup_eligible bigint not null,
    backed_up bigint not null,
    attestation_object bytea not null,
    client_data bytea not null
);

create index passkeys_account on passkeys (account);

create table passkey_challenges (
    key_hash text collate "C" primary key,
    account text collate "C" references accounts (id),
    state text collate "C" not null,
    expires_at text collate "C" not null
);

create table sessions (
    id text collate "C" primary key,
    key_hash text collate "C" not null unique,
    account text collate "C" not null references accounts (id),
    started_at text collate "C" not null,
    last_seen_at text collate "C" not null,
    address text collate "C" not null,
    agent text collate "C" not null
);

create index sessions_account on sessions (account);

create table access_tokens (
    id text collate "C" primary key,
    key_hash text collate "C" not null unique,
    account text collate "C" not null references accounts (id),
    name text collate "C" not null,
    scopes text collate "C" not null,
    created_at text collate "C" not null,
    expires_on text collate "C" not null,
    last_used_at text collate "C",
    revoked_at text collate "C"
);

create index access_tokens_account on access_tokens (account);

-- One secret address of an account at most; a new one takes the old one's place.
create table calendar_feeds (
    account text collate "C" primary key references accounts (id),
    key_hash text collate "C" not null unique,
    language text collate "C" not null,
    created_at text collate "C" not null,
    last_used_at text collate "C"
);
