#!/usr/bin/env bash
# Points the checkout at the databases of this config, waits for what Compose only starts, then becomes the command.
set -e -u

# What the setup service makes is whole, or of no use.
if ! why=$(test/certs/check.sh ipki && test/certs/check.sh webpki /var/lib/softhsm/tokens); then
  echo "$why
  -> let bsetup make it: docker compose run --rm bsetup, or boulder-k8s test" >&2
  exit 1
fi

# Only those who come through here know it.
export DB_ADDR="boulder-mariadb:3306"

# For those services whose config writes to /dev/log, and for log-validator, which reads what they wrote.
rm -f /var/run/rsyslogd.pid
rsyslogd

rm -f test/secrets/*_dburl
for file in "${BOULDER_CONFIG_DIR}"/secrets/*_dburl; do
  ln -sf "../../$file" "test/secrets/${file##*/}"
done

./test/wait-for-it.sh boulder-mariadb 3306
./test/wait-for-socket.sh /var/run/pkimetal/pkimetal.sock

if [[ $# -eq 0 ]]; then
  exec python3 ./start.py
fi
exec "$@"
