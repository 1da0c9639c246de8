--liquibase formatted sql

--changeset gatehouse:0001-create-installation
create table installation (
    id smallint not null,
    incarnation uuid not null,
    epoch bigint not null default 0,
    root_secret bytea not null,
    created_at timestamptz(6) not null,
    constraint pk_installation primary key (id),
    constraint ck_installation_id check (id = 1)
);
comment on table installation is 'The single row that makes this database an installation.';
--rollback drop table installation;
