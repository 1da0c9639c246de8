--liquibase formatted sql

--changeset gatehouse:0017-index-lists
-- Whether a user is active stands in the indexes, so that rows before a page are passed over without a look at the table.
drop index ix_users_created_at;
drop index ix_users_email;
drop index ix_users_name;
create index ix_users_created_at on users (created_at, id) include (is_active);
create index ix_users_email on users (email, id) include (is_active);
create index ix_users_name on users (name, id) include (is_active);
--rollback drop index ix_users_created_at;
--rollback drop index ix_users_email;
--rollback drop index ix_users_name;
--rollback create index ix_users_created_at on users (created_at, id);
--rollback create index ix_users_email on users (email, id);
--rollback create index ix_users_name on users (name, id);
