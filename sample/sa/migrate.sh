#!/bin/bash
# migrate.sh HOST FOLDER: applies every *.sql of FOLDER that HOST's databases do not have yet.
set -euo pipefail

host=$1 folder=$2
sql() { mariadb --host="$host" --user=root --batch --skip-column-names "$@"; }

# initdb.d makes the databases before the port opens.
for _ in {1..120}; do
  sql --execute='SELECT 1' >/dev/null 2>&1 && break
  sleep 0.5
done

for database in boulder_sa boulder_sa_next; do
  sql "$database" --execute='CREATE TABLE IF NOT EXISTS migrations (name VARCHAR(255) PRIMARY KEY)'
  for file in "$folder"/*.sql; do
    name=$(basename "$file")
    [[ $(sql "$database" --execute="SELECT COUNT(*) FROM migrations WHERE name = '$name'") == 0 ]] || continue
    sql "$database" < "$file"
    sql "$database" --execute="INSERT INTO migrations VALUES ('$name')"
    echo "$database: applied $name"
  done
done
