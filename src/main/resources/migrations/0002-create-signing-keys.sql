--liquibase formatted sql

--changeset gatehouse:0002-create-signing-keys
create table signing_keys (
    kid text not null,
    algorithm text not null,
    state text not null,
    public_jwk text not null,
    private_jwk bytea not null,
    created_at timestamptz(6) not null,
    activated_at timestamptz(6),
    constraint pk_signing_keys primary key (kid),
    constraint ck_signing_keys_algorithm check (algorithm in ('ES256', 'RS256', 'EdDSA')),
    constraint ck_signing_keys_state check (state in ('next', 'active', 'retiring', 'retired'))
);
-- Two first starts at once make one key.
create unique index uq_signing_keys_algorithm on signing_keys (algorithm) where state = 'active';
comment on column signing_keys.private_jwk is 'Sealed under a master key.';
--rollback drop table signing_keys;
