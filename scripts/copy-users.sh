#!/bin/sh
# copy-users.sh SOURCE TARGET
#
# Copies the users of the service that Gatehouse replaces (a table `users` with id, email, name, password_hash, is_active,
# created_at and updated_at; bcrypt hashes, which go on working) into a migrated database of Gatehouse. Both are
# addresses that psql takes, such as postgresql://user:password@host:5432/name; the target's role may be the one that
# serves. All are copied, or none: where one address is there already, or is not plain ASCII.
set -eu
if [ $# -ne 2 ]; then
    sed -n '2,7s/^# \{0,1\}//p' "$0" >&2
    exit 2
fi
ask() { psql -X -q -t -A -v ON_ERROR_STOP=1 "$@"; }

# Which spellings of other addresses are one is decided by the service alone, which no SQL could repeat.
other=$(ask "$1" -c "select count(*) from users where email collate \"C\" ~ '[^!-~]'")
if [ "$other" != 0 ]; then
    echo "$other addresses are not plain ASCII: register those users over HTTP, and copy the others" >&2
    exit 1
fi
rows=$(mktemp)
trap 'rm -f "$rows"' EXIT
ask "$1" -c "copy (select id, email, lower(email collate \"C\"), name, is_active, created_at, updated_at, password_hash
    from users) to stdout" > "$rows"
ask "$2" << SQL
begin;
create temporary table copied (like users, password_hash text) on commit drop;
\copy copied (id, email, email_key, name, is_active, created_at, updated_at, password_hash) from '$rows'
insert into users (id, email, email_key, name, is_active, created_at, updated_at)
    select id, email, email_key, name, is_active, created_at, updated_at from copied;
insert into credentials (user_id, kind, secret, created_at) select id, 'password', password_hash, updated_at from copied;
commit;
SQL
echo "$(wc -l < "$rows" | tr -d ' ') users copied"
