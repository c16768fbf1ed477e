-- The history of a score sheet is read from the log by what was done.

create index audit_entries_action on audit_entries (school, action, seq);
