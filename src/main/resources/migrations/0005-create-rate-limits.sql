--liquibase formatted sql

--changeset gatehouse:0005-create-rate-limits
create table rate_limits (
    name text not null,
    source text not null,
    spent_until timestamptz(6) not null,
    constraint pk_rate_limits primary key (name, source)
);
create index ix_rate_limits_spent_until on rate_limits (spent_until);
--rollback drop table rate_limits;
