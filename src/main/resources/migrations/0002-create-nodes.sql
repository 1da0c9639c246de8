--liquibase formatted sql

--changeset gatehouse:0002-create-nodes
create table nodes (
    id uuid not null,
    version text not null,
    master_keys text[] not null,
    started_at timestamptz(6) not null default clock_timestamp(),
    seen_at timestamptz(6) not null default clock_timestamp(),
    constraint pk_nodes primary key (id)
);
comment on table nodes is 'The processes that serve, each with the ids of the master keys that it holds.';
--rollback drop table nodes;
