--liquibase formatted sql

--changeset gatehouse:0016-count-rows splitStatements:false
create table row_counts (
    counted text not null,
    slot integer not null,
    n bigint not null,
    constraint pk_row_counts primary key (counted, slot),
    constraint ck_row_counts_slot check (slot between 0 and 63)
) with (fillfactor = 50);
comment on table row_counts is 'How many rows there are: the sum of the slots. Kept by triggers, by SQL of others too.';
comment on column row_counts.slot is 'By the connection that writes, so that writers seldom wait for each other.';

-- What is counted, and how many rows that is by a look at each of them.
create function counted_rows() returns table (counted text, n bigint) language sql stable as $$
    select 'active_users', count(*) from users where is_active
    union all
    select 'inactive_users', count(*) from users where not is_active
    union all
    select 'orders', count(*) from orders;
$$;

create function add_to_row_counts(what text, difference bigint) returns void language sql as $$
    insert into row_counts as known (counted, slot, n)
    select what, pg_backend_pid() % 64, difference where difference <> 0
    on conflict (counted, slot) do update set n = known.n + excluded.n;
$$;

create function count_users() returns trigger language plpgsql as $$
declare
    active bigint := 0;
    inactive bigint := 0;
begin
    if tg_op <> 'DELETE' then
        select count(*) filter (where is_active), count(*) filter (where not is_active)
          into active, inactive from users_after;
    end if;
    if tg_op <> 'INSERT' then
        select active - count(*) filter (where is_active), inactive - count(*) filter (where not is_active)
          into active, inactive from users_before;
    end if;
    if active <> 0 then
        perform add_to_row_counts('active_users', active);
    end if;
    if inactive <> 0 then
        perform add_to_row_counts('inactive_users', inactive);
    end if;
    return null;
end
$$;
create trigger count_inserted_users after insert on users
    referencing new table as users_after
    for each statement execute function count_users();
create trigger count_updated_users after update on users
    referencing old table as users_before new table as users_after
    for each statement execute function count_users();
create trigger count_deleted_users after delete on users
    referencing old table as users_before
    for each statement execute function count_users();

create function count_orders() returns trigger language plpgsql as $$
begin
    if tg_op = 'INSERT' then
        perform add_to_row_counts('orders', (select count(*) from orders_after));
    else
        perform add_to_row_counts('orders', -(select count(*) from orders_before));
    end if;
    return null;
end
$$;
create trigger count_inserted_orders after insert on orders
    referencing new table as orders_after
    for each statement execute function count_orders();
create trigger count_deleted_orders after delete on orders
    referencing old table as orders_before
    for each statement execute function count_orders();

-- No transition table tells what is truncated.
create function forget_row_counts() returns trigger language plpgsql as $$
begin
    delete from row_counts where counted like '%' || tg_table_name;
    return null;
end
$$;
create trigger count_truncated_users after truncate on users
    for each statement execute function forget_row_counts();
create trigger count_truncated_orders after truncate on orders
    for each statement execute function forget_row_counts();

-- The triggers above have taken locks that keep writers away until this is committed.
select add_to_row_counts(counted, n) from counted_rows();
--rollback drop trigger count_truncated_orders on orders;
--rollback drop trigger count_truncated_users on users;
--rollback drop function forget_row_counts();
--rollback drop trigger count_deleted_orders on orders;
--rollback drop trigger count_inserted_orders on orders;
--rollback drop function count_orders();
--rollback drop trigger count_deleted_users on users;
--rollback drop trigger count_updated_users on users;
--rollback drop trigger count_inserted_users on users;
--rollback drop function count_users();
--rollback drop function add_to_row_counts(text, bigint);
--rollback drop function counted_rows();
--rollback drop table row_counts;
