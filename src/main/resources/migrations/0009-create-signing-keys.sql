--liquibase formatted sql

--changeset gatehouse:0009-create-signing-keys
create table signing_keys (
    kid text not null,
    algorithm text not null,
    state text not null,
    public_jwk text not null,
    private_jwk bytea,
    created_at timestamptz(6) not null,
    published_at timestamptz(6) not null,
    activated_at timestamptz(6),
    retiring_at timestamptz(6),
    retired_at timestamptz(6),
    earlier_max_age integer not null,
    promised_max_age integer not null,
    longest_life integer not null,
    constraint pk_signing_keys primary key (kid),
    constraint ck_signing_keys_algorithm check (algorithm in ('ES256', 'RS256', 'EdDSA')),
    constraint ck_signing_keys_state check (state in ('next', 'active', 'retiring', 'retired')),
    constraint ck_signing_keys_private_jwk check ((private_jwk is null) = (state = 'retired'))
);
-- Two first starts at the same time make only one key, and two operators at the same time publish only one.
create unique index uq_signing_keys_algorithm on signing_keys (algorithm) where state = 'active';
create unique index uq_signing_keys_algorithm_next on signing_keys (algorithm) where state = 'next';
comment on column signing_keys.private_jwk is 'Sealed under a master key; null once no token of the key is accepted any more.';
comment on column signing_keys.earlier_max_age is
    'For how many seconds services may keep a set of keys that they fetched before this one was published.';
comment on column signing_keys.promised_max_age is
    'The longest, in seconds, that services were allowed to keep the set of keys since this one was published.';
comment on column signing_keys.longest_life is
    'The longest life, in seconds, that any node may have given to a token signed with this key.';
--rollback drop table signing_keys;
