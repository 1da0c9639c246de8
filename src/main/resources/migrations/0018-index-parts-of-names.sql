--liquibase formatted sql

--changeset gatehouse:0018-index-parts-of-names
-- Comes with PostgreSQL; whoever owns the database may make it (trusted since 13).
create extension if not exists pg_trgm;
create index ix_users_text on users using gin (email gin_trgm_ops, name gin_trgm_ops);
--rollback drop index ix_users_text;
