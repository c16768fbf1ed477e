-- Evidence beside the database: a file is kept once under the SHA-256 of what is kept of it, a row says what it was attached to.

create table attachments (
    school text not null references schools (id),
    belongs_to text not null,
    belongs_to_id text not null,
    address text not null,
    number integer not null,
    type text not null,
    bytes integer not null,
    uploaded_by text not null,
    uploaded_at text not null,
    voided_at text,
    voided_by text,
    void_reason text,
    primary key (school, belongs_to, belongs_to_id, address, number)
) without rowid;

create unique index attachments_in_force on attachments (school, belongs_to, belongs_to_id, address) where voided_at is null;

create index attachments_address on attachments (address, school);
