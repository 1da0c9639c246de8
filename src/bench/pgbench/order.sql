-- What the service does for one order with an Idempotency-Key, without the service.
\set user random(1, 1000)
select gen_random_uuid() as id, gen_random_uuid() as event \gset
begin;
select pg_try_advisory_xact_lock(hashtextextended(:id::text, 0));
select fingerprint, status, body, location from idempotency_keys
 where id = encode(sha256(:id::text::bytea), 'base64') and created_at > now() - interval '1 day';
select u.is_active, u.epoch <= 0 and i.epoch <= 0 and s.ended_at is null
  from users u join sessions s on s.user_id = u.id cross join installation i
 where u.id = lpad(to_hex(:user::int), 32, '0')::uuid for share of u for share of s;
insert into orders (created_at, currency, status, total_minor, updated_at, user_id, id)
values (now(), 'EUR', 'placed', 2598, now(), lpad(to_hex(:user::int), 32, '0')::uuid, :id::uuid);
insert into order_items (order_id, position, sku, description, quantity, unit_price_minor)
values (:id::uuid, 0, 'BOOK-1', 'Notes', 2, 1299);
with events as (
    insert into audit_events (id, occurred_at, kind, actor_kind, actor_id, subject_kind, subject_id, request_id,
                              details, personal_mac, mac)
    values (:event::uuid, now(), 'order.placed', 'user', null, 'order', :id, :event, '{}',
            sha256(:id::text::bytea), sha256(:event::text::bytea)))
insert into audit_subjects (event_id, salt, actor_id, subject_id, user_id, ip, user_agent, facts)
values (:event::uuid, sha256(:id::text::bytea), lpad(to_hex(:user::int), 32, '0'), null, null, '127.0.0.1', 'pgbench', '{}');
insert into idempotency_keys (id, fingerprint, status, body, location, created_at)
values (encode(sha256(:id::text::bytea), 'base64'), encode(sha256(:event::text::bytea), 'base64'), 201,
        repeat('x', 330), '/api/v1/orders/' || :id, now())
on conflict (id) do update set fingerprint = excluded.fingerprint, status = excluded.status, body = excluded.body,
    location = excluded.location, created_at = excluded.created_at;
commit;
