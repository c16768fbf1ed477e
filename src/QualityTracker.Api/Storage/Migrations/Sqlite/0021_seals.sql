-- What every sheet was sealed with. The contents stand in files named by their SHA-256; a row is never changed or removed.

create table seals (
    seq integer primary key autoincrement,
    school text not null references schools (id),
    term text not null,
    staff text not null,
    revision integer not null,
    hash text not null,
    short_code text not null,
    day text not null,
    sheet text not null,
    snapshot text not null,
    pdf_zh text not null,
    pdf_en text not null
);

create unique index seals_hash on seals (hash);
create index seals_code on seals (short_code);
create index seals_sheet on seals (school, term, staff, revision);
create index seals_pdf_zh on seals (pdf_zh);
create index seals_pdf_en on seals (pdf_en);

create trigger seals_stay before update on seals begin
    select raise(abort, 'a seal is never changed');
end;

create trigger seals_remain before delete on seals begin
    select raise(abort, 'a seal is never removed');
end;
