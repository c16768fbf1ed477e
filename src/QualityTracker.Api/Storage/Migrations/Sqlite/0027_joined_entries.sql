-- The head of the log moves on by as many entries as a transaction adds at once.

drop trigger audit_head_update;

create trigger audit_head_update before update on audit_head
when new.seq <= old.seq
begin
    select raise(abort, 'the head of the audit log only moves on');
end;
