--liquibase formatted sql

--changeset gatehouse:0008-create-audit splitStatements:false
create table audit_events (
    id uuid not null,
    xid xid8 not null default pg_current_xact_id(),
    occurred_at timestamptz(6) not null,
    kind text not null,
    actor_kind text not null,
    actor_id text,
    subject_kind text not null,
    subject_id text,
    request_id text not null,
    details text not null,
    personal_mac bytea,
    mac bytea not null,
    constraint pk_audit_events primary key (id)
);
create index ix_audit_events_xid on audit_events (xid);
create index ix_audit_events_kind on audit_events (kind, id);
create index ix_audit_events_actor_id on audit_events (actor_id, id) where actor_id is not null;
create index ix_audit_events_subject_id on audit_events (subject_id, id) where subject_id is not null;
comment on table audit_events is 'Who did what to whom, without what identifies a person. Rows are never changed or deleted.';
comment on column audit_events.xid is 'Used to find unsealed rows; not part of what is proved.';
comment on column audit_events.actor_id is 'Null if it names a person: then it is in audit_subjects.';
comment on column audit_events.subject_id is 'Null if it names a person: then it is in audit_subjects.';
comment on column audit_events.personal_mac is 'MAC of the row in audit_subjects; null if the event says nothing about a person.';

-- No foreign keys: each would lock the event's row, and verification finds a lost row anyway.
create table audit_subjects (
    event_id uuid not null,
    salt bytea not null,
    actor_id text,
    subject_id text,
    user_id text,
    ip text,
    user_agent text,
    facts text not null,
    constraint pk_audit_subjects primary key (event_id)
);
create index ix_audit_subjects_actor_id on audit_subjects (actor_id, event_id) where actor_id is not null;
create index ix_audit_subjects_subject_id on audit_subjects (subject_id, event_id) where subject_id is not null;
create index ix_audit_subjects_user_id on audit_subjects (user_id, event_id) where user_id is not null;
comment on table audit_subjects is 'What an event says about persons. Deleting a row erases them; the event can still be proved.';
comment on column audit_subjects.user_id is 'The user who owns the subject, a session or an order.';

create table audit_seals (
    n bigint not null,
    event_id uuid not null,
    chain bytea not null,
    sealed_at timestamptz(6) not null,
    horizon xid8 not null default pg_current_xact_id(),
    constraint pk_audit_seals primary key (n),
    constraint uq_audit_seals_event_id unique (event_id),
    constraint ck_audit_seals_n check (n >= 1)
);
comment on table audit_seals is 'The order of the events: each seal proves its event and all seals before it.';
comment on column audit_seals.horizon is
    'Every event of a transaction before this one is sealed. Restored rows get the transaction of the restore.';

create function refuse_audit_change() returns trigger language plpgsql as $$
begin
    raise exception '% of % is refused: it can only be appended to', tg_op, tg_table_name using errcode = '42501';
end
$$;
create trigger refuse_changed_audit_events before update or delete on audit_events
    for each row execute function refuse_audit_change();
create trigger refuse_truncated_audit_events before truncate on audit_events
    for each statement execute function refuse_audit_change();
create trigger refuse_changed_audit_seals before update or delete on audit_seals
    for each row execute function refuse_audit_change();
create trigger refuse_truncated_audit_seals before truncate on audit_seals
    for each statement execute function refuse_audit_change();
-- Not before delete: deleting is how a person is erased.
create trigger refuse_changed_audit_subjects before update on audit_subjects
    for each row execute function refuse_audit_change();
create trigger refuse_truncated_audit_subjects before truncate on audit_subjects
    for each statement execute function refuse_audit_change();

create table audit_erasures (
    event_id uuid not null,
    mac bytea not null,
    constraint pk_audit_erasures primary key (event_id)
);
comment on table audit_erasures is
    'From which events a person was erased: proves that their rows in audit_subjects were not merely deleted.';
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

-- The only way for the service to delete, and only together with an event that says how many rows. Runs as the owner.
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
-- A fixed search path: a caller must not be able to put tables of their own before these.
do $$
begin
    execute format('alter function erase_audit_subjects(uuid[], bytea[]) set search_path to %I, pg_temp', current_schema());
end
$$;
--rollback drop function erase_audit_subjects(uuid[], bytea[]);
--rollback drop table audit_erasures;
--rollback drop table audit_seals;
--rollback drop table audit_subjects;
--rollback drop table audit_events;
--rollback drop function refuse_unproved_erasure();
--rollback drop function refuse_audit_change();
