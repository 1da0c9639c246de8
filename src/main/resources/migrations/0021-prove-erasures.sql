--liquibase formatted sql

--changeset gatehouse:0021-prove-erasures splitStatements:false
create table audit_erasures (
    event_id uuid not null,
    mac bytea not null,
    constraint pk_audit_erasures primary key (event_id)
);
comment on table audit_erasures is 'From which events a person was erased: proves that their rows of audit_subjects were not merely deleted.';
create trigger refuse_changed_audit_erasures before update or delete on audit_erasures
    for each row execute function refuse_audit_change();
create trigger refuse_truncated_audit_erasures before truncate on audit_erasures
    for each statement execute function refuse_audit_change();

create function refuse_unproved_erasure() returns trigger language plpgsql as $$
begin
    if not exists (select from audit_erasures where event_id = old.event_id) then
        raise exception 'DELETE of % is refused: `audit erase` erases persons', tg_table_name using errcode = '42501';
    end if;
    return old;
end
$$;
create trigger refuse_deleted_audit_subjects before delete on audit_subjects
    for each row execute function refuse_unproved_erasure();

-- All that the service can delete, and only together with an event that says how much it was. It runs as the owner.
create function erase_audit_subjects(erased uuid[], macs bytea[]) returns void language plpgsql security definer as $$
declare
    deleted bigint;
begin
    if not exists (select from audit_events
                    where xid = pg_current_xact_id() and kind = 'audit.erased'
                      and details::jsonb ->> 'events' = cardinality(erased)::text) then
        raise exception 'an erasure without its event is refused' using errcode = '42501';
    end if;
    insert into audit_erasures (event_id, mac) select * from unnest(erased, macs);
    delete from audit_subjects where event_id = any (erased);
    get diagnostics deleted = row_count;
    if deleted <> cardinality(erased) then
        raise exception 'an erasure of what is not there is refused' using errcode = '42501';
    end if;
end
$$;
revoke all on function erase_audit_subjects(uuid[], bytea[]) from public;
-- Whoever calls it must not put tables of their own before these.
do $$
begin
    execute format('alter function erase_audit_subjects(uuid[], bytea[]) set search_path to %I, pg_temp', current_schema());
end
$$;
--rollback drop function erase_audit_subjects(uuid[], bytea[]);
--rollback drop trigger refuse_deleted_audit_subjects on audit_subjects;
--rollback drop function refuse_unproved_erasure();
--rollback drop table audit_erasures;
