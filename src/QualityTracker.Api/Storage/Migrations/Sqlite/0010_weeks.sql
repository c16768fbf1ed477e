alter table calendar_days add column follows integer;

alter table teaching_hours add column note text;
