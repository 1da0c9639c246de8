--liquibase formatted sql

--changeset gatehouse:0004-create-scheduled-tasks
-- db-scheduler defines the columns.
create table scheduled_tasks (
    task_name text not null,
    task_instance text not null,
    task_data bytea,
    execution_time timestamptz(6) not null,
    picked boolean not null,
    picked_by text,
    last_success timestamptz(6),
    last_failure timestamptz(6),
    consecutive_failures integer,
    last_heartbeat timestamptz(6),
    version bigint not null,
    priority smallint,
    constraint pk_scheduled_tasks primary key (task_name, task_instance)
);
create index ix_scheduled_tasks_execution_time on scheduled_tasks (execution_time);
create index ix_scheduled_tasks_last_heartbeat on scheduled_tasks (last_heartbeat);
comment on table scheduled_tasks is 'When each job is due, and which node runs it.';
--rollback drop table scheduled_tasks;
