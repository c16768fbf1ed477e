-- The head of the log moves on by as many entries as a transaction adds at once.

drop trigger audit_head_update on audit_head;

create trigger audit_head_update before update on audit_head for each row when (new.seq <= old.seq)
execute function refuse('the head of the audit log only moves on');
