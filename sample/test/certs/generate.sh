#!/usr/bin/env bash
# Makes ipki/ (our own CA and what its services present), webpki/ and .softhsm-tokens/ (issuers and their keys, by ceremonies of
# Boulder's), and copies the tables that the image's Boulder wants to sa/db/. Each is made once, and is there whole or not at all
# (check.sh): what an interrupted run left, what somebody changed since, and what another version of this file made is made again.
set -euo pipefail

cd "$(dirname -- "$(realpath -- "$0")")"
TOKENS=$PWD/.softhsm-tokens
MODULE=/usr/lib/softhsm/libsofthsm2.so
TABLES=/usr/local/share/boulder/sa/db
PIN=1234

fail() { echo "$*" >&2; exit 1; }

# named WORDS COMMAND...: its output is shown only when it fails
named() {
  local what=$1 output; shift
  output=$("$@" 2>&1) || fail "$what: $output"
}

# certificate [OPTION...]: a folder for the first name, by our own CA
certificate() { named "minica $*" minica "$@"; }

ipki() {
  local service
  # Public pages of the front end; anybody's name for the runner.
  certificate -domains boulder,boulder.service.consul,localhost -ip-addresses 10.77.77.77,127.0.0.1
  # DNS over HTTPS, and Redis: found by address.
  certificate -ip-addresses 10.77.77.77
  certificate -domains redis -ip-addresses 10.77.77.4,10.77.77.5
  for service in admin bad-key-revoker ca consul crl-storer crl-updater email-exporter health-checker nonce publisher ra rva sa sfe va wfe; do
    certificate -domains "$service.boulder"
  done
}

# slot LABEL: a new token, and the number of its slot
slot() {
  local words
  words=$(softhsm2-util --init-token --free --label "$1" --pin $PIN --so-pin 5678 2>&1) || fail "softhsm2-util, token $1: $words"
  [[ $words =~ to\ slot\ ([0-9]+) ]] || fail "softhsm2-util does not say which slot: $words"
  echo "${BASH_REMATCH[1]}"
}

# ceremony TYPE: settings come from standard input
hold() {
  { echo "ceremony-type: $1"; cat; } >"$SCRATCH/$1.yaml"
  named "ceremony $1" ceremony -config "$SCRATCH/$1.yaml"
}

# The settings of keys and certificates, by algorithm.
declare -A KEY=(
  [rsa]='type: rsa
  rsa-mod-length: 2048'
  [ecdsa]='type: ecdsa
  ecdsa-curve: P-384'
)
declare -A SIGNATURE=([rsa]=SHA256WithRSA [ecdsa]=ECDSAWithSHA384)

# profile ALGORITHM NAME DAYS USAGE...
profile() {
  local algorithm=$1 name=$2 days=$3 usage start; shift 3
  start=$(($(date +%s) - 86400))
  cat <<EOM
certificate-profile:
  policy-url: https://github.com/letsencrypt/cp-cps/blob/v6.1/CP-CPS.md#root-ca-certificate-profile
  signature-algorithm: ${SIGNATURE[$algorithm]}
  common-name: $name
  organization: sample
  country: US
  not-before: $(date -u -d "@$start" '+%F %T')
  not-after: $(date -u -d "@$((start + days * 86400 - 1))" '+%F %T')
  key-usages:
EOM
  for usage; do echo "    - $usage"; done
}

# Left out are lints that hold for one CA only, its name included.

# root ALGORITHM SLOT
root() {
  hold root <<EOM
pkcs11: {module: $MODULE, pin: $PIN, store-key-in-slot: $2, store-key-with-label: root $1}
key:
  ${KEY[$1]}
outputs:
  public-key-path: root-$1.pubkey.pem
  certificate-path: root-$1.cert.pem
$(profile "$1" "root $1" 3650 'Cert Sign' 'CRL Sign')
skip-lints: [n_ca_digital_signature_not_set, e_root_ca_certificate_matches_cps_profile, e_cert_matches_exactly_one_cps_profile]
EOM
}

# intermediate ALGORITHM ROOT-SLOT LETTER
intermediate() {
  local file=int-$1-$3 name="int $1 $3" own
  own=$(slot "$name")
  hold key <<EOM
pkcs11: {module: $MODULE, pin: $PIN, store-key-in-slot: $own, store-key-with-label: $name}
key:
  ${KEY[$1]}
outputs:
  public-key-path: $file.pubkey.pem
  pkcs11-config-path: $file.pkcs11.json
EOM
  hold intermediate <<EOM
pkcs11: {module: $MODULE, pin: $PIN, signing-key-slot: $2, signing-key-label: root $1}
inputs:
  public-key-path: $file.pubkey.pem
  issuer-certificate-path: root-$1.cert.pem
outputs:
  certificate-path: $file.cert.pem
$(profile "$1" "$name" 1000 'Digital Signature' 'Cert Sign' 'CRL Sign')
  crl-url: http://ca.example.org/root-$1.crl
  issuer-url: http://ca.example.org/root-$1.cert
  policies:
    - oid: 2.23.140.1.2.1
skip-lints: [e_tls_subordinate_ca_certificate_matches_cps_profile, e_cert_matches_exactly_one_cps_profile]
EOM
}

webpki() {
  local algorithm letter own
  SCRATCH=$(mktemp -d)
  export SOFTHSM2_CONF=$SCRATCH/softhsm2.conf
  printf 'directories.tokendir = %s\nobjectstore.backend = file\n' "$TOKENS.new" >"$SOFTHSM2_CONF"
  rm -rf "$TOKENS.new"
  mkdir "$TOKENS.new"
  for algorithm in rsa ecdsa; do
    own=$(slot "root $algorithm")
    root $algorithm "$own"
    for letter in a b; do intermediate $algorithm "$own" $letter; done
  done
  linted
  ../check.sh keys "$TOKENS.new" >tokens
  # A mount of the runner: the folder itself stays.
  mkdir -p "$TOKENS"
  find "$TOKENS" -mindepth 1 -delete
  mv "$TOKENS.new"/* "$TOKENS/"
  rm -rf "$TOKENS.new" "$SCRATCH"
}

# Two certificates for the linter's tests.
linted() {
  leaf good 90 DNS:good.example.org ec -pkeyopt ec_paramgen_curve:P-256
  leaf bad 1000 '' rsa -pkeyopt rsa_keygen_bits:1024
}

# leaf FOLDER DAYS SAN ALGORITHM OPTION...: FOLDER/cert.pem, signed by its own key
leaf() {
  local folder=$1 days=$2 san=$3; shift 3
  mkdir "$folder"
  named "openssl, $folder" openssl req -x509 -newkey "$@" -nodes -keyout "$folder/key.pem" -out "$folder/cert.pem" -days "$days" -sha256 \
    -subj "/CN=$folder" -addext basicConstraints=critical,CA:FALSE -addext extendedKeyUsage=serverAuth ${san:+-addext "subjectAltName=$san"}
}

whole() {
  case $1 in
    ipki) ./check.sh ipki ;;
    webpki) ./check.sh webpki "$TOKENS" ;;
  esac
}

for folder in ipki webpki; do
  why=$(whole $folder) && continue
  [[ ! -d $folder ]] || echo "$why"
  [[ ! -d $folder || $folder != ipki ]] ||
    echo "Consul and Redis, where they run, keep the old ones: docker compose down, or boulder-k8s down, lets them start with the new"
  echo "Generating $folder/..."
  rm -rf "$folder.new"
  mkdir "$folder.new"
  (cd "$folder.new" && "$folder")
  content=$(cd "$folder.new" && find . -type f -exec sha256sum ../generate.sh {} +)
  echo "$content" >"$folder.new/content"
  (cd "$folder.new" && sha256sum content >whole)
  # Consul, Redis and the linter are not root.
  chmod -R go+rX "$folder.new"
  rm -rf "$folder"
  mv "$folder.new" "$folder"
done

# The tables are the image's, and the last of them says what the database is made for: bmigrate refuses any other.
tables=$(mktemp -d)
cp $TABLES/*.sql "$tables"
made="$(cat $TABLES/*.sql | sha256sum | cut -c1-16) $(sha256sum webpki/content | cut -c1-16)"
cat >"$tables/99-made.sql" <<EOM
CREATE DATABASE sample;
CREATE TABLE sample.made (mark CHAR(33) PRIMARY KEY);
INSERT INTO sample.made VALUES ('$made');
EOM
cmp -s <(cd "$tables" && sha256sum ./*.sql) <(cd ../../sa/db && sha256sum ./*.sql 2>&1) || {
  rm -f ../../sa/db/*.sql
  cp "$tables"/*.sql ../../sa/db/
}
rm -r "$tables"
