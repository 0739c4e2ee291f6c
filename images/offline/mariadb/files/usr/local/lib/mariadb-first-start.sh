# shellcheck shell=bash disable=SC2154  # datadir and socket: docker-entrypoint.sh
# The first start of a data directory; sourced by docker-entrypoint.sh.

first_start() {
  [ -n "$MARIADB_ROOT_PASSWORD$MARIADB_ROOT_PASSWORD_HASH$MARIADB_ALLOW_EMPTY_ROOT_PASSWORD$MARIADB_RANDOM_ROOT_PASSWORD" ] ||
    fail "Database is uninitialized and password option is not specified
	You need to specify one of MARIADB_ROOT_PASSWORD, MARIADB_ROOT_PASSWORD_HASH, MARIADB_ALLOW_EMPTY_ROOT_PASSWORD and MARIADB_RANDOM_ROOT_PASSWORD"
  note 'Initializing database files'
  mariadb-install-db --datadir="$datadir" --rpm --auth-root-authentication-method=normal --skip-test-db \
    --old-mode='UTF8_IS_UTF8MB3' --default-time-zone=SYSTEM --enforce-storage-engine= --skip-log-bin --skip-name-resolve --expire-logs-days=0 \
    --loose-innodb_buffer_pool_load_at_startup=0 --loose-innodb_buffer_pool_dump_at_shutdown=0
  note 'Starting temporary server'
  local password=$MARIADB_ROOT_PASSWORD server
  MARIADB_ROOT_PASSWORD=
  "$@" --skip-networking --default-time-zone=SYSTEM --socket="$socket" --wsrep_on=OFF --expire-logs-days=0 \
    --skip-slave-start --loose-innodb_buffer_pool_load_at_startup=0 &
  server=$!
  until sql --database=mysql <<<'SELECT 1' &>/dev/null; do
    kill -0 "$server" 2>/dev/null || fail 'Unable to start server.'
    sleep 0.1
  done
  note 'Temporary server started.'
  MARIADB_ROOT_PASSWORD=$password
  create_accounts
  run_init_files
  note 'Stopping temporary server'
  kill "$server"
  wait "$server" || fail 'The temporary server did not stop cleanly.'
  note 'MariaDB init process done. Ready for start up.'
}

create_accounts() {
  if [ -n "$MARIADB_RANDOM_ROOT_PASSWORD" ]; then
    MARIADB_ROOT_PASSWORD=$(pwgen --numerals --capitalize --symbols --remove-chars="'\\" -1 32)
    note "GENERATED ROOT PASSWORD: $MARIADB_ROOT_PASSWORD"
  fi
  local root_identified
  root_identified=$(identified "$MARIADB_ROOT_PASSWORD" "$MARIADB_ROOT_PASSWORD_HASH")
  {
    echo 'SET @@SESSION.SQL_LOG_BIN=0; SET @@SESSION.SQL_MODE=REPLACE(@@SESSION.SQL_MODE, "NO_BACKSLASH_ESCAPES", "");'
    [ -n "$MARIADB_INITDB_SKIP_TZINFO" ] || mariadb-tzinfo-to-sql --skip-write-binlog /usr/share/zoneinfo 2>/dev/null
    if [ "$MARIADB_ROOT_HOST" != localhost ]; then
      echo "CREATE USER root@$(quoted "$MARIADB_ROOT_HOST") $root_identified;"
      echo "GRANT ALL ON *.* TO root@$(quoted "$MARIADB_ROOT_HOST") WITH GRANT OPTION;"
    fi
    if [ -n "$MARIADB_DATABASE" ]; then echo "CREATE DATABASE IF NOT EXISTS \`$MARIADB_DATABASE\`;"; fi
    if [ -n "$MARIADB_USER" ] && [ -n "$MARIADB_PASSWORD$MARIADB_PASSWORD_HASH" ]; then
      echo "CREATE USER $(quoted "$MARIADB_USER")@'%' $(identified "$MARIADB_PASSWORD" "$MARIADB_PASSWORD_HASH");"
      [ -z "$MARIADB_DATABASE" ] || echo "GRANT ALL ON \`${MARIADB_DATABASE//_/\\_}\`.* TO $(quoted "$MARIADB_USER")@'%';"
    fi
    echo "DROP USER IF EXISTS root@'127.0.0.1', root@'::1';"
    # shellcheck disable=SC2016  # backquotes of SQL
    echo 'EXECUTE IMMEDIATE CONCAT("DROP USER IF EXISTS root@`", @@hostname, "`");'
    echo "ALTER USER root@localhost $root_identified;"
  } | MARIADB_ROOT_PASSWORD='' sql --binary-mode --database=mysql
}

# identified PASSWORD HASH: the clause for it
identified() {
  if [ -n "$2" ]; then echo "IDENTIFIED BY PASSWORD $(quoted "$2")"; else echo "IDENTIFIED BY $(quoted "$1")"; fi
}

run_init_files() {
  local file
  echo
  for file in /docker-entrypoint-initdb.d/*; do
    case "$file" in
      *.sh)
        if [ -x "$file" ]; then note "running $file"; "$file"; else
          note "sourcing $file"
          # shellcheck source=/dev/null
          . "$file"
        fi ;;
      *.sql) note "running $file"; in_database <"$file" ;;
      *.sql.gz) note "running $file"; gunzip -c "$file" | in_database ;;
      *.sql.xz) note "running $file"; xzcat "$file" | in_database ;;
      *.sql.zst) note "running $file"; zstd -dc "$file" | in_database ;;
      *) note "ignoring $file" ;;
    esac
    echo
  done
}

in_database() { sql --binary-mode ${MARIADB_DATABASE:+"--database=$MARIADB_DATABASE"}; }
