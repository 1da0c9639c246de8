--liquibase formatted sql

--changeset gatehouse:0003-create-changes splitStatements:false
create table changes (
    id uuid not null default gen_random_uuid(),
    xid xid8 not null default pg_current_xact_id(),
    kind text not null,
    subject text not null,
    ends boolean not null,
    epoch bigint not null,
    gone boolean not null,
    changed_at timestamptz(6) not null default clock_timestamp(),
    constraint pk_changes primary key (id),
    constraint ck_changes_kind check (kind in ('session', 'user', 'client', 'key', 'installation'))
);
-- By default, every node reads this at least twice a second, from its last position.
create index ix_changes_xid on changes (xid);
create index ix_changes_changed_at on changes (changed_at);
comment on table changes is 'What nodes must read again or refuse from now on, because it changed.';
comment on column changes.xid is 'Where readers continue: a sequence would give a number before its transaction is visible.';
comment on column changes.ends is 'Whether tokens of the subject with a lower epoch are refused from now on.';

create table heartbeats (
    id smallint not null default 1,
    beat_at timestamptz(6) not null default clock_timestamp(),
    constraint pk_heartbeats primary key (id),
    constraint ck_heartbeats_id check (id = 1)
);
comment on table heartbeats is 'Written on the primary and read with the feed: shows how old the data that a node reads may be.';

create table silences (
    began_at timestamptz(6) not null,
    ended_at timestamptz(6) not null,
    constraint pk_silences primary key (began_at)
);
comment on table silences is 'When no node was alive: a client that lost an answer then may repeat its refresh afterwards.';

-- Nodes beat at least once a second. The first beat after a pause records the pause.
create function note_silence() returns trigger language plpgsql as $$
begin
    insert into silences (began_at, ended_at) values (old.beat_at, new.beat_at) on conflict do nothing;
    delete from silences where ended_at < new.beat_at - interval '1 hour';
    return null;
end
$$;
create trigger note_silence after update on heartbeats
    for each row when (new.beat_at > old.beat_at + interval '3 seconds') execute function note_silence();
--rollback drop table silences;
--rollback drop table heartbeats;
--rollback drop function note_silence();
--rollback drop table changes;
