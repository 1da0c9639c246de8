--liquibase formatted sql

--changeset gatehouse:0006-create-idempotency-keys
create table idempotency_keys (
    id text not null,
    fingerprint text not null,
    status integer not null,
    body text not null,
    location text,
    created_at timestamptz(6) not null,
    constraint pk_idempotency_keys primary key (id),
    constraint ck_idempotency_keys_status check (status between 200 and 299)
);
create index ix_idempotency_keys_created_at on idempotency_keys (created_at);
comment on table idempotency_keys is 'Answers that are given again when a client repeats a request with its Idempotency-Key.';
comment on column idempotency_keys.id is 'A MAC of caller, operation and key; the key itself is not stored.';
comment on column idempotency_keys.fingerprint is 'A MAC of the body, so that nobody can guess passwords from the table.';
--rollback drop table idempotency_keys;
