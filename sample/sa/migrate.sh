#!/bin/bash
# migrate.sh HOST FOLDER: refuses a database whose tables are those of another Boulder, then applies every *.sql of FOLDER that
# HOST's databases `sample` and `sample_next` do not have yet. Boulder's own tables are made by initdb.d (../db), once.
set -euo pipefail

host=$1 folder=$2
sql() { mariadb --host="$host" --user=root --batch --skip-column-names "$@"; }

# initdb.d makes the databases before the port opens.
for _ in {1..120}; do
  sql --execute='SELECT 1' >/dev/null 2>&1 && break
  sleep 0.5
done

schema=$(cat "${folder%/*}"/db/*.sql | sha256sum | cut -c1-16) || { echo "sa/db has no tables
  -> let bsetup copy them: docker compose run --rm bsetup, or boulder-k8s test" >&2; exit 1; }
sql --execute="CREATE DATABASE IF NOT EXISTS sample; CREATE DATABASE IF NOT EXISTS sample_next;
  GRANT SELECT, INSERT, UPDATE, DELETE ON sample.* TO 'sa'@'%'; GRANT SELECT, INSERT, UPDATE, DELETE ON sample_next.* TO 'sa'@'%';
  CREATE TABLE IF NOT EXISTS sample.tables (digest CHAR(16) PRIMARY KEY)"
made=$(sql --execute='SELECT digest FROM sample.tables')
if [[ -z $made ]]; then
  sql --execute="INSERT INTO sample.tables VALUES ('$schema')"
elif [[ $made != "$schema" ]]; then
  echo "the database was made with other tables (sa/db) than this checkout has: $made, not $schema
  -> give bmariadb a new volume: docker compose --profile setup down -v, or boulder-k8s down" >&2
  exit 1
fi

for database in sample sample_next; do
  sql "$database" --execute='CREATE TABLE IF NOT EXISTS migrations (name VARCHAR(255) PRIMARY KEY)'
  for file in "$folder"/*.sql; do
    name=$(basename "$file")
    [[ $(sql "$database" --execute="SELECT COUNT(*) FROM migrations WHERE name = '$name'") == 0 ]] || continue
    sql "$database" < "$file"
    sql "$database" --execute="INSERT INTO migrations VALUES ('$name')"
    echo "$database: applied $name"
  done
done
