--liquibase formatted sql

--changeset gatehouse:0019-write-single-rows-cheaply splitStatements:false
-- Nearly every write is of one row. What the triggers did for it cost more than the row: a function in SQL is planned anew in
-- each statement, one in PL/pgSQL once in a connection. count_users and announce_users still serve inserts and deletes; what they
-- know of updates is for the rollback. It leaves this function as it is, since it adds the same.
create or replace function add_to_row_counts(what text, difference bigint) returns void language plpgsql as $$
begin
    if difference = 0 then
        return;
    end if;
    update row_counts set n = n + difference where counted = what and slot = pg_backend_pid() % 64;
    if not found then
        insert into row_counts as known (counted, slot, n)
        values (what, pg_backend_pid() % 64, difference)
        on conflict (counted, slot) do update set n = known.n + excluded.n;
    end if;
end
$$;
-- Writers of one page wait for each other, whatever their slots, and versions that a slower writer still sees need room.
alter table row_counts set (fillfactor = 10);
cluster row_counts using pk_row_counts;

-- Who is updated seldom becomes active or inactive, and then the other number falls by what one rises.
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
drop trigger count_updated_users on users;
create trigger count_switched_users after update on users
    referencing old table as users_before new table as users_after
    for each statement execute function count_switched_users();

-- A new hash of the same password, alone, changes nothing that nodes remember.
create function announce_updated_user() returns trigger language plpgsql as $$
declare
    ended boolean := new.epoch > old.epoch or new.is_active <> old.is_active;
begin
    if new.password_hash = old.password_hash or to_jsonb(new) - 'password_hash' <> to_jsonb(old) - 'password_hash' then
        insert into changes (kind, subject, ends, epoch, gone)
        values ('user', new.id, ended, new.epoch, not new.is_active);
    end if;
    if ended then
        notify gatehouse_changes;
    end if;
    return null;
end
$$;
drop trigger announce_updated_users on users;
create trigger announce_updated_user after update on users
    for each row when (new.* is distinct from old.*)
    execute function announce_updated_user();
--rollback alter table row_counts set (fillfactor = 50);
--rollback drop trigger announce_updated_user on users;
--rollback drop function announce_updated_user();
--rollback create trigger announce_updated_users after update on users
--rollback     referencing old table as users_before new table as users_after
--rollback     for each statement execute function announce_users();
--rollback drop trigger count_switched_users on users;
--rollback drop function count_switched_users();
--rollback create trigger count_updated_users after update on users
--rollback     referencing old table as users_before new table as users_after
--rollback     for each statement execute function count_users();
