--liquibase formatted sql

--changeset gatehouse:0006-create-changes splitStatements:false
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
-- Read by every node twice a second, from where it was on.
create index ix_changes_xid on changes (xid);
create index ix_changes_changed_at on changes (changed_at);
comment on table changes is 'What nodes keep in memory and must read anew, or refuse from now on.';
comment on column changes.xid is 'By which readers go on: a sequence gives a number before its transaction is visible.';
comment on column changes.ends is 'Whether tokens of the subject of a lower epoch are refused from now on.';

create table heartbeats (
    id smallint not null default 1,
    beat_at timestamptz(6) not null default clock_timestamp(),
    constraint pk_heartbeats primary key (id),
    constraint ck_heartbeats_id check (id = 1)
);
comment on table heartbeats is 'Written on the primary and seen through the feed: tells how old what a node reads may be.';

-- Whoever writes to users, by SQL too, tells every node that remembers them. Inserts change nothing that is remembered, and a
-- new hash of the same password nothing that is shown.
create function announce_users() returns trigger language plpgsql as $$
begin
    if tg_op = 'DELETE' then
        insert into changes (kind, subject, ends, epoch, gone)
        select 'user', b.id, true, b.epoch + 1, true from users_before b;
    else
        insert into changes (kind, subject, ends, epoch, gone)
        select 'user', a.id, a.epoch > b.epoch or a.is_active <> b.is_active, a.epoch, not a.is_active
          from users_before b join users_after a using (id)
         where (to_jsonb(b) - 'password_hash') <> (to_jsonb(a) - 'password_hash');
    end if;
    if exists (select 1 from changes where xid = pg_current_xact_id() and ends) then
        notify gatehouse_changes;
    end if;
    return null;
end
$$;
create trigger announce_updated_users after update on users
    referencing old table as users_before new table as users_after
    for each statement execute function announce_users();
create trigger announce_deleted_users after delete on users
    referencing old table as users_before
    for each statement execute function announce_users();
--rollback drop trigger announce_deleted_users on users;
--rollback drop trigger announce_updated_users on users;
--rollback drop function announce_users();
--rollback drop table heartbeats;
--rollback drop table changes;
