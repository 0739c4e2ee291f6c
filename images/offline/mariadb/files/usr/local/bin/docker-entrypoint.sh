#!/usr/bin/env bash
# Same rules as the official image: the first start runs on the socket only, makes users and tables, then the server opens its port.
set -euo pipefail
shopt -s nullglob

note() { echo "$(date --rfc-3339=seconds) [Note] [Entrypoint]: $*"; }
fail() { echo "$(date --rfc-3339=seconds) [ERROR] [Entrypoint]: $*" >&2; exit 1; }

# setting NAME: exports MARIADB_NAME from itself, MYSQL_NAME or the file that one of these with _FILE names
setting() {
  local name value='' source
  for source in "MARIADB_$1" "MYSQL_$1"; do
    name=${source}_FILE
    if [ -n "${!name:-}" ]; then value=$(<"${!name}"); unset "$name"; break; fi
    if [ -n "${!source:-}" ]; then value=${!source}; break; fi
  done
  export "MARIADB_$1=$value"
}

# configured OPTION COMMAND...: what the server will use for it, command line included
configured() { local option=$1; shift; "$@" --verbose --help 2>/dev/null | awk -v option="$option" '$1 == option && /^[^ \t]/ { print $2; exit }'; }

# sql [OPTION...]: statements from standard input to the temporary server
sql() { MYSQL_PWD=$MARIADB_ROOT_PASSWORD mariadb --protocol=socket -uroot -hlocalhost --socket="$socket" --comments "$@"; }

quoted() { local text=${1//\\/\\\\}; printf "'%s'" "${text//\'/\\\'}"; }

# shellcheck source=/dev/null
. /usr/local/lib/mariadb-first-start.sh

[ "${1:0:1}" != - ] || set -- mariadbd "$@"
case "$1" in mariadbd | mysqld) ;; *) exec "$@" ;; esac
for argument; do
  case "$argument" in -\? | --help | --print-defaults | -V | --version) exec "$@" ;; esac
done

datadir=$(configured datadir "$@")
socket=$(configured socket "$@")
mkdir -p "$datadir"
if [ "$(id -u)" = 0 ]; then
  find "$datadir" ! -user mysql -exec chown mysql: '{}' +
  find "${socket%/*}" -maxdepth 0 ! -user mysql -exec chown mysql: '{}' \;
  note "Switching to dedicated user 'mysql'"
  exec gosu mysql "$0" "$@"
fi

for name in ROOT_HOST ROOT_PASSWORD ROOT_PASSWORD_HASH ALLOW_EMPTY_ROOT_PASSWORD ALLOW_EMPTY_PASSWORD RANDOM_ROOT_PASSWORD \
  DATABASE USER PASSWORD PASSWORD_HASH INITDB_SKIP_TZINFO; do setting "$name"; done
: "${MARIADB_ALLOW_EMPTY_ROOT_PASSWORD:=$MARIADB_ALLOW_EMPTY_PASSWORD}" "${MARIADB_ROOT_HOST:=%}"
[ -d "$datadir/mysql" ] || first_start "$@"
# The server must not see the passwords.
unset MARIADB_ROOT_PASSWORD MARIADB_PASSWORD
exec "$@"
