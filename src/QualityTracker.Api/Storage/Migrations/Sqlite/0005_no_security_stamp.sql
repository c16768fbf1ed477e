-- Nothing was ever compared with it: what ends a session deletes its row.
alter table accounts drop column security_stamp;
