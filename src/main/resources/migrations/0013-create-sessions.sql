--liquibase formatted sql

--changeset gatehouse:0013-create-sessions
create table sessions (
    id uuid not null,
    user_id uuid not null,
    generation integer not null,
    current_secret_hash bytea not null,
    previous_secret_hash bytea,
    salt bytea,
    tag_key bytea not null,
    installation_epoch bigint not null,
    rotated_at timestamptz(6),
    amr text[] not null,
    auth_time timestamptz(6) not null,
    expires_at timestamptz(6) not null,
    idle_expires_at timestamptz(6) not null,
    ended_at timestamptz(6),
    end_reason text,
    ip text not null,
    user_agent text not null,
    created_at timestamptz(6) not null,
    last_used_at timestamptz(6) not null,
    constraint pk_sessions primary key (id),
    constraint fk_sessions_user_id foreign key (user_id) references users (id) on delete cascade,
    constraint ck_sessions_ended check ((ended_at is null) = (end_reason is null))
);
create index ix_sessions_user_id on sessions (user_id, created_at);
comment on column sessions.installation_epoch is
    'The installation''s epoch at the sign-in. Raising that epoch ends all earlier sessions at once, however many.';
comment on column sessions.amr is 'How the user proved who they are (RFC 8176), at auth_time.';
comment on column sessions.salt is 'Derives the current secret from the previous one, so that a retry gets the same secret.';
comment on column sessions.current_secret_hash is 'SHA-256 of the refresh token''s secret; the secret itself is not stored.';
--rollback drop table sessions;
