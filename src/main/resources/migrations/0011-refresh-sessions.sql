--liquibase formatted sql

--changeset gatehouse:0011-refresh-sessions
-- Raising the installation's epoch ends every session of before at once, however many there are.
alter table sessions add column installation_epoch bigint not null default 0;
comment on column sessions.salt is 'With which the previous secret gave the current one: a retry gives the same.';
--rollback comment on column sessions.salt is null;
--rollback alter table sessions drop column installation_epoch;
