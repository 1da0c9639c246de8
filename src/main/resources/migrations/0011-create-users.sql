--liquibase formatted sql

--changeset gatehouse:0011-create-users splitStatements:false
create table users (
    id uuid not null,
    email text not null,
    email_key text not null,
    name text not null,
    is_active boolean not null default true,
    email_verified_at timestamptz(6),
    pending_email text,
    roles text[] not null default '{user}',
    epoch bigint not null default 0,
    credential_version bigint not null default 0,
    version bigint not null default 0,
    created_at timestamptz(6) not null,
    updated_at timestamptz(6) not null,
    constraint pk_users primary key (id),
    constraint uq_users_email_key unique (email_key),
    constraint ck_users_roles check (roles <@ array['user', 'support', 'admin'])
);
comment on column users.email_key is 'Made by the service, never by lower(), which depends on the locale of the database.';
-- The indexes include is_active, so that the rows before a page are skipped without reading the table.
create index ix_users_created_at on users (created_at, id) include (is_active);
create index ix_users_email on users (email, id) include (is_active);
create index ix_users_name on users (name, id) include (is_active);
-- Comes with PostgreSQL; the owner of the database may create it (trusted since 13).
create extension if not exists pg_trgm;
create index ix_users_text on users using gin (email gin_trgm_ops, name gin_trgm_ops);

-- The service raises the epoch when it disables users or changes their roles; this trigger does it for plain SQL. Only the epoch
-- shows which tokens are no longer valid, so without a higher one they would stay valid.
create function raise_epoch() returns trigger language plpgsql as $$
begin
    new.epoch := old.epoch + 1;
    return new;
end
$$;
create trigger raise_epoch_of_user before update on users
    for each row
    when (new.epoch = old.epoch and (old.is_active and not new.is_active or new.roles is distinct from old.roles))
    execute function raise_epoch();

-- Every node learns of a change to what nodes remember of a user or what tokens depend on, also if plain SQL makes it. For each
-- row, because nearly every write changes one row and a transition table costs more than that row.
create function announce_updated_user() returns trigger language plpgsql as $$
begin
    insert into changes (kind, subject, ends, epoch, gone)
    values ('user', new.id, new.epoch > old.epoch or new.is_active <> old.is_active, new.epoch, not new.is_active);
    return null;
end
$$;
create trigger announce_updated_user after update on users
    for each row
    when ((old.email, old.name, old.is_active, old.email_verified_at, old.pending_email, old.roles, old.epoch, old.created_at, old.updated_at)
        is distinct from
        (new.email, new.name, new.is_active, new.email_verified_at, new.pending_email, new.roles, new.epoch, new.created_at, new.updated_at))
    execute function announce_updated_user();
create function announce_deleted_users() returns trigger language plpgsql as $$
begin
    insert into changes (kind, subject, ends, epoch, gone)
    select 'user', id, true, epoch + 1, true from users_before;
    return null;
end
$$;
create trigger announce_deleted_users after delete on users
    referencing old table as users_before
    for each statement execute function announce_deleted_users();

create function count_users() returns trigger language plpgsql as $$
declare
    active bigint := (select count(*) from counted_rows where is_active);
    inactive bigint := (select count(*) from counted_rows where not is_active);
    sign integer := case tg_op when 'INSERT' then 1 else -1 end;
begin
    perform add_to_row_counts('active_users', sign * active);
    perform add_to_row_counts('inactive_users', sign * inactive);
    return null;
end
$$;
create trigger count_inserted_users after insert on users
    referencing new table as counted_rows
    for each statement execute function count_users();
create trigger count_deleted_users after delete on users
    referencing old table as counted_rows
    for each statement execute function count_users();
-- Few updates make users active or inactive; then one count rises by as much as the other falls.
create function count_switched_users() returns trigger language plpgsql as $$
declare
    difference bigint := (select count(*) from users_after where is_active)
                       - (select count(*) from users_before where is_active);
begin
    perform add_to_row_counts('active_users', difference);
    perform add_to_row_counts('inactive_users', -difference);
    return null;
end
$$;
create trigger count_switched_users after update on users
    referencing old table as users_before new table as users_after
    for each statement execute function count_switched_users();
create trigger count_truncated_users after truncate on users
    for each statement execute function forget_row_counts();
--rollback drop table users;
--rollback drop function count_switched_users();
--rollback drop function count_users();
--rollback drop function announce_deleted_users();
--rollback drop function announce_updated_user();
--rollback drop function raise_epoch();
