--liquibase formatted sql

--changeset gatehouse:0007-create-row-counts splitStatements:false
-- A low fillfactor: writers in one page wait for each other, whatever their slots, and versions that a slower writer still sees
-- need room.
create table row_counts (
    counted text not null,
    slot integer not null,
    n bigint not null,
    constraint pk_row_counts primary key (counted, slot),
    constraint ck_row_counts_slot check (slot between 0 and 63)
) with (fillfactor = 10);
comment on table row_counts is 'How many rows there are: the sum of the slots. Triggers keep it, also when others write SQL.';
comment on column row_counts.slot is 'Depends on the connection that writes, so that writers seldom wait for each other.';

-- PL/pgSQL is planned once per connection. A function in SQL would be planned in each statement.
create function add_to_row_counts(what text, difference bigint) returns void language plpgsql as $$
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

-- For a statement trigger after insert or delete, with the rows as `counted_rows`: counts them under the table's name.
create function count_rows() returns trigger language plpgsql as $$
declare
    difference bigint := (select count(*) from counted_rows);
begin
    perform add_to_row_counts(tg_table_name, case tg_op when 'INSERT' then difference else -difference end);
    return null;
end
$$;

-- For a trigger after truncate, which has no transition table.
create function forget_row_counts() returns trigger language plpgsql as $$
begin
    delete from row_counts where counted like '%' || tg_table_name;
    return null;
end
$$;
--rollback drop function forget_row_counts();
--rollback drop function count_rows();
--rollback drop function add_to_row_counts(text, bigint);
--rollback drop table row_counts;
