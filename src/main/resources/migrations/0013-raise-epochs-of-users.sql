--liquibase formatted sql

--changeset gatehouse:0013-raise-epochs-of-users splitStatements:false
-- What the service does by itself when it switches a user off or changes their roles, plain SQL does not: tokens are told from
-- those that still count by the epoch alone, so without a higher one they would live on.
create function raise_epoch() returns trigger language plpgsql as $$
begin
    new.epoch := old.epoch + 1;
    return new;
end
$$;
create trigger raise_epoch_of_user before update on users
    for each row
    when (new.epoch = old.epoch and (old.is_active and not new.is_active or new.roles is distinct from old.roles))
    execute function raise_epoch();
--rollback drop trigger raise_epoch_of_user on users;
--rollback drop function raise_epoch();
