-- What the service does for one registration, without the service and without the hash.
select gen_random_uuid() as id, gen_random_uuid() as event \gset
begin;
insert into users (id, email, email_key, name, created_at, updated_at)
values (:id::uuid, :id || '@example.com', :id || '@example.com', 'User', now(), now());
insert into credentials (user_id, kind, secret, created_at) values (:id::uuid, 'password', repeat('x', 97), now());
with events as (
    insert into audit_events (id, occurred_at, kind, actor_kind, actor_id, subject_kind, subject_id, request_id,
                              details, personal_mac, mac)
    values (:event::uuid, now(), 'user.created', 'anonymous', null, 'user', null, :event, '{}',
            sha256(:id::text::bytea), sha256(:event::text::bytea)))
insert into audit_subjects (event_id, salt, actor_id, subject_id, user_id, ip, user_agent, facts)
values (:event::uuid, sha256(:id::text::bytea), null, :id, :id, '127.0.0.1', 'pgbench', '{}');
commit;
