-- One more account and nothing else, as a script of an operator might insert it.
insert into users (id, email, email_key, name, created_at, updated_at)
select id, id || '@example.com', id || '@example.com', 'User', now(), now()
  from (select gen_random_uuid() as id) as new;
