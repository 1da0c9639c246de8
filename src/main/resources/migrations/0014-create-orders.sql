--liquibase formatted sql

--changeset gatehouse:0014-create-orders
create table orders (
    id uuid not null,
    user_id uuid,
    status text not null,
    currency text not null,
    total_minor bigint not null,
    created_at timestamptz(6) not null,
    updated_at timestamptz(6) not null,
    constraint pk_orders primary key (id),
    constraint fk_orders_user_id foreign key (user_id) references users (id) on delete set null,
    constraint ck_orders_status check (status in ('placed', 'paid', 'shipped', 'delivered', 'cancelled')),
    constraint ck_orders_currency check (currency ~ '^[A-Z]{3}$'),
    constraint ck_orders_total_minor check (total_minor between 0 and 9007199254740991)
);
create index ix_orders_created_at on orders (created_at, id);
create index ix_orders_user_id on orders (user_id, created_at, id);
create index ix_orders_status on orders (status, created_at, id);
comment on table orders is 'The example of a resource that users own.';
comment on column orders.user_id is 'Null once the user is deleted: the order stays, and only staff see it.';
comment on column orders.total_minor is 'The price of all items together, in the smallest unit of the currency.';

create table order_items (
    order_id uuid not null,
    position integer not null,
    sku text not null,
    description text not null,
    quantity integer not null,
    unit_price_minor bigint not null,
    constraint pk_order_items primary key (order_id, position),
    constraint fk_order_items_order_id foreign key (order_id) references orders (id) on delete cascade,
    constraint ck_order_items_quantity check (quantity between 1 and 10000),
    constraint ck_order_items_unit_price_minor check (unit_price_minor between 0 and 1000000000000)
);

create trigger count_inserted_orders after insert on orders
    referencing new table as counted_rows
    for each statement execute function count_rows();
create trigger count_deleted_orders after delete on orders
    referencing old table as counted_rows
    for each statement execute function count_rows();
create trigger count_truncated_orders after truncate on orders
    for each statement execute function forget_row_counts();
--rollback drop table order_items;
--rollback drop table orders;
