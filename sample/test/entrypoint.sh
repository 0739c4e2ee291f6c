#!/usr/bin/env bash
# Points the checkout at the databases of this config, waits for what Compose only starts, then becomes the command.
set -e -u

# Only those who come through here know it.
export DB_ADDR="boulder-mariadb:3306"

# For those services whose config writes to /dev/log, and for log-validator, which reads what they wrote.
rm -f /var/run/rsyslogd.pid
rsyslogd

rm -f test/secrets/*_dburl
for file in "${BOULDER_CONFIG_DIR}"/secrets/*_dburl; do
  ln -sf "../../$file" "test/secrets/${file##*/}"
done

# The CA's keys are in the tokens, its certificates in webpki/: of one run of generate.sh, or of no use.
if ! cmp -s test/certs/webpki/generation /var/lib/softhsm/tokens/generation; then
  echo "test/certs: the issuers' certificates and the tokens with their keys are not of one run
  -> docker compose run --rm bsetup" >&2
  exit 1
fi

./test/wait-for-it.sh boulder-mariadb 3306
./test/wait-for-socket.sh /var/run/pkimetal/pkimetal.sock

if [[ $# -eq 0 ]]; then
  exec python3 ./start.py
fi
exec "$@"
