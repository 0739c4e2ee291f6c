#!/bin/bash
# migrate.sh HOST FOLDER: refuses a database that bsetup's sa/db did not make, then applies every *.sql of FOLDER that HOST's
# databases `sample` and `sample_next` do not have yet. Boulder's own tables are made by initdb.d (../db), once.
set -euo pipefail

host=$1 folder=$2
sql() { mariadb --host="$host" --user=root --batch --skip-column-names "$@"; }
fail() { printf '%s\n  -> %s\n' "$@" >&2; exit 1; }
anew='give bmariadb a new volume: docker compose --profile setup down -v, or boulder-k8s down'

# What the database must be made for: the tables, and the issuers whose certificates it has.
db=${folder%/*}/db
wanted=$(sed -n "s/^INSERT INTO sample.made VALUES ('\(.*\)');$/\1/p" "$db/99-made.sql" 2>/dev/null || true)
tables=$(GLOBIGNORE=$db/99-made.sql; cat "$db"/*.sql | sha256sum | cut -c1-16)
[[ -n $wanted && $tables == "${wanted% *}" ]] ||
  fail "sa/db is not what bsetup makes" 'let bsetup make it: docker compose run --rm bsetup, or boulder-k8s test'

# initdb.d makes the databases before the port opens.
for _ in {1..120}; do
  said=$(sql --execute='SELECT 1' 2>&1) && break
  sleep 0.5
done
[[ $said == 1 ]] || fail "$host does not answer: $said" 'see what bmariadb says: docker compose logs bmariadb, or boulder-k8s logs bmariadb'

# The mark is the last thing that a first start writes.
made=
[[ $(sql --execute="SELECT COUNT(*) FROM information_schema.tables WHERE table_schema = 'sample' AND table_name = 'made'") == 0 ]] ||
  made=$(sql --execute='SELECT mark FROM sample.made')
[[ -n $made ]] || fail "the database was made without sa/db: by another checkout, before bsetup ran, or its first start broke off" "$anew"
[[ ${made% *} == "${wanted% *}" ]] || fail "the database was made with other tables (sa/db) than this checkout has: ${made% *}, not ${wanted% *}" "$anew"
[[ $made == "$wanted" ]] || fail "the database has certificates of other issuers (test/certs/webpki) than this checkout has" "$anew"

sql --execute="CREATE DATABASE IF NOT EXISTS sample_next;
  GRANT SELECT, INSERT, UPDATE, DELETE ON sample.* TO 'sa'@'%'; GRANT SELECT, INSERT, UPDATE, DELETE ON sample_next.* TO 'sa'@'%'"
for database in sample sample_next; do
  sql "$database" --execute='CREATE TABLE IF NOT EXISTS migrations (name VARCHAR(255) PRIMARY KEY)'
  for file in "$folder"/*.sql; do
    name=$(basename "$file")
    [[ $(sql "$database" --execute="SELECT COUNT(*) FROM migrations WHERE name = '$name'") == 0 ]] || continue
    sql "$database" < "$file" ||
      fail "$database: sa/migrations/$name failed, and a part of it may be there" "correct it, then $anew"
    sql "$database" --execute="INSERT INTO migrations VALUES ('$name')"
    echo "$database: applied $name"
  done
done
