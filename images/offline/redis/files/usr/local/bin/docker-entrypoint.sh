#!/bin/sh
# Same rules as the official image: options or a .conf file mean redis-server; root becomes redis and owns the working directory.
set -eu

if [ "${1#-}" != "$1" ] || [ "${1%.conf}" != "$1" ]; then
  set -- redis-server "$@"
fi

if [ "$1" = redis-server ] && [ "$(id -u)" = 0 ]; then
  find . ! -user redis -exec chown redis '{}' +
  exec gosu redis "$0" "$@"
fi

# The official build has protected mode off unless it is asked for; Debian's has it on.
if [ "$1" = redis-server ]; then
  asked=no
  case "$*" in *--protected-mode* | *--sentinel* | *--version* | *--help* | *--test-memory* | *--check-system* | *' -v' | *' -h') asked=yes ;; esac
  if [ -f "${2:-}" ] && grep -qi '^[[:space:]]*protected-mode' "$2"; then asked=yes; fi
  if [ "$asked" = no ]; then set -- "$@" --protected-mode no; fi
fi

[ "$(umask)" != 0022 ] || umask 0077
exec "$@"
