--liquibase formatted sql

--changeset gatehouse:0003-create-users
create table users (
    id uuid not null,
    email text not null,
    email_key text not null,
    name text not null,
    password_hash text not null,
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
create index ix_users_created_at on users (created_at, id);
create index ix_users_email on users (email, id);
create index ix_users_name on users (name, id);
comment on column users.email_key is 'Made by the service, never by lower(), which depends on the locale of the database.';
--rollback drop table users;
