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
comment on table audit_events is 'Who did what to whom, without what says who a person is. Rows are never changed or deleted.';
comment on column audit_events.xid is 'By which the unsealed rows are found; no part of what is proved.';
comment on column audit_events.actor_id is 'Null where it names a person: then it stands in audit_subjects.';
comment on column audit_events.subject_id is 'Null where it names a person: then it stands in audit_subjects.';
comment on column audit_events.personal_mac is 'Of the row in audit_subjects; null where the event says nothing of a person.';

-- No foreign keys: each would take a lock on the event's row, and verifying finds a lost row anyway.
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
comment on table audit_subjects is 'What an event says of persons. Deleting a row erases them and leaves the event provable.';
comment on column audit_subjects.user_id is 'Whose session the subject is.';

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
comment on column audit_seals.horizon is 'Every event of a transaction before this one is sealed. Restored rows get that of the restore.';

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
-- Deleting is what erases a person.
create trigger refuse_changed_audit_subjects before update on audit_subjects
    for each row execute function refuse_audit_change();
create trigger refuse_truncated_audit_subjects before truncate on audit_subjects
    for each statement execute function refuse_audit_change();
--rollback drop table audit_seals;
--rollback drop table audit_subjects;
--rollback drop table audit_events;
--rollback drop function refuse_audit_change();
