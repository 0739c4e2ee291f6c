#!/usr/bin/env bash
# Points the checkout at the database of this config, waits for what Compose only starts, then becomes the command.
set -e -u

# Only those who come through here know it.
export DB_ADDR="boulder-mariadb:3306"

rm -f test/secrets/*_dburl
ln -sf "../../${BOULDER_CONFIG_DIR}/secrets/sa_dburl" test/secrets/sa_dburl

./test/wait-for-it.sh boulder-mariadb 3306
./test/wait-for-socket.sh /var/run/pkimetal/pkimetal.sock

if [[ $# -eq 0 ]]; then
  exec python3 ./start.py
fi
exec "$@"
