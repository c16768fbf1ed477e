-- What came of a tutoring plan, written when it ends or is handed over.

alter table tutoring_plans add column outcome text;
