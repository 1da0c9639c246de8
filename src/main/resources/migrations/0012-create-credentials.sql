--liquibase formatted sql

--changeset gatehouse:0012-create-credentials
create table credentials (
    user_id uuid not null,
    kind text not null,
    secret text not null,
    created_at timestamptz(6) not null,
    constraint pk_credentials primary key (user_id, kind),
    constraint fk_credentials_user_id foreign key (user_id) references users (id) on delete cascade,
    constraint ck_credentials_kind check (kind = 'password')
);
comment on table credentials is 'What users prove their identity with.';
comment on column credentials.secret is 'For a password: its hash, with the parameters of the hash.';
comment on column credentials.created_at is 'When the user got this secret; a new hash of the same password does not change it.';
--rollback drop table credentials;
