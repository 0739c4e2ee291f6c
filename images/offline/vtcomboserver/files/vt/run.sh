#!/bin/bash
# In the place of Vitess' own run.sh: as with vtcombo anybody may do anything, by any name (users.sql).
set -euo pipefail
tablet=$VTDATAROOT/vt_0000000001
mkdir -p "$tablet"
export MARIADB_ALLOW_EMPTY_ROOT_PASSWORD=1
exec docker-entrypoint.sh mariadbd --port=33577 --datadir="$tablet/data" --socket="$tablet/mysql.sock" --pid-file="$tablet/mysql.pid" \
  --init-file=/vt/users.sql --max-connections="${MYSQL_MAX_CONNECTIONS:-1000}"
