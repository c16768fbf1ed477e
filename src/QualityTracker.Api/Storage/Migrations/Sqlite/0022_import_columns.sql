-- Headings of a school's own files and the fields they mean, as somebody once said; headings without spaces, marks and case.
create table import_columns (
    school text not null references schools (id),
    kind text not null,
    header text not null,
    field text not null,
    primary key (school, kind, header)
) without rowid;
