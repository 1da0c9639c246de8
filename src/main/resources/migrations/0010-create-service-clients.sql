--liquibase formatted sql

--changeset gatehouse:0010-create-service-clients
create table service_clients (
    id text not null,
    name text not null,
    scopes text[] not null,
    audience text,
    epoch bigint not null,
    is_active boolean not null,
    created_at timestamptz(6) not null,
    updated_at timestamptz(6) not null,
    constraint pk_service_clients primary key (id),
    constraint ck_service_clients_id check (id ~ '^svc_[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$')
);
create index ix_service_clients_created_at on service_clients (created_at, id);
comment on table service_clients is 'Other services that ask for tokens in their own name.';
comment on column service_clients.audience is 'The aud of the tokens that the client may introspect; null: none.';
comment on column service_clients.epoch is 'Rises when something is taken away; tokens with a lower epoch are refused.';

create table client_secrets (
    id uuid not null,
    client_id text not null,
    secret_hash bytea not null,
    created_at timestamptz(6) not null,
    expires_at timestamptz(6),
    constraint pk_client_secrets primary key (id),
    constraint fk_client_secrets_client_id foreign key (client_id) references service_clients (id) on delete cascade,
    constraint ck_client_secrets_secret_hash check (octet_length(secret_hash) = 32)
);
create index ix_client_secrets_client_id on client_secrets (client_id);
comment on column client_secrets.secret_hash is 'SHA-256 of the secret, which is 32 random bytes and is not stored.';
--rollback drop table client_secrets;
--rollback drop table service_clients;
