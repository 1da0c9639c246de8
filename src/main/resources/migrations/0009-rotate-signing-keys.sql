--liquibase formatted sql

--changeset gatehouse:0009-rotate-signing-keys
-- What was promised before it was written down was at most a day.
alter table signing_keys
    add column published_at timestamptz(6),
    add column earlier_max_age integer not null default 86400,
    add column promised_max_age integer not null default 86400,
    add column longest_life integer not null default 86400,
    add column retiring_at timestamptz(6),
    add column retired_at timestamptz(6),
    alter column private_jwk drop not null;
update signing_keys set published_at = created_at;
update signing_keys set retiring_at = clock_timestamp() where state = 'retiring';
update signing_keys set retired_at = clock_timestamp(), private_jwk = null where state = 'retired';
alter table signing_keys
    alter column published_at set not null,
    alter column earlier_max_age drop default,
    alter column promised_max_age drop default,
    alter column longest_life drop default,
    add constraint ck_signing_keys_private_jwk check ((private_jwk is null) = (state = 'retired'));
-- Two operators at once publish one key.
create unique index uq_signing_keys_algorithm_next on signing_keys (algorithm) where state = 'next';
comment on column signing_keys.earlier_max_age is
    'For how many seconds services may keep a set of keys that they fetched before this one was published.';
comment on column signing_keys.promised_max_age is
    'The longest, in seconds, that services were allowed to keep the set of keys since this one was published.';
comment on column signing_keys.longest_life is
    'The longest life, in seconds, that any node may have given to a token signed with this key.';
comment on column signing_keys.private_jwk is 'Sealed under a master key; gone with the key''s last token.';
--rollback drop index uq_signing_keys_algorithm_next;
--rollback delete from signing_keys where private_jwk is null;
--rollback alter table signing_keys drop constraint ck_signing_keys_private_jwk;
--rollback alter table signing_keys alter column private_jwk set not null;
--rollback alter table signing_keys drop column published_at, drop column earlier_max_age, drop column promised_max_age, drop column longest_life, drop column retiring_at, drop column retired_at;
