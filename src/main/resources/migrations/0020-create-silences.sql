--liquibase formatted sql

--changeset gatehouse:0020-create-silences splitStatements:false
create table silences (
    began_at timestamptz(6) not null,
    ended_at timestamptz(6) not null,
    constraint pk_silences primary key (began_at)
);
comment on table silences is 'When no node lived: an answer that was lost then may be asked for once more afterwards.';

-- Nodes beat at least once a second. Whoever beats first after a pause writes it down.
create function note_silence() returns trigger language plpgsql as $$
begin
    insert into silences (began_at, ended_at) values (old.beat_at, new.beat_at) on conflict do nothing;
    delete from silences where ended_at < new.beat_at - interval '1 hour';
    return null;
end
$$;
create trigger note_silence after update on heartbeats
    for each row when (new.beat_at > old.beat_at + interval '3 seconds') execute function note_silence();
--rollback drop trigger note_silence on heartbeats;
--rollback drop function note_silence();
--rollback drop table silences;
