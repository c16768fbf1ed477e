-- One secret address of an account at most; a new one takes the old one's place.
create table calendar_feeds (
    account text primary key references accounts (id),
    key_hash text not null unique,
    language text not null,
    created_at text not null,
    last_used_at text
) without rowid;
