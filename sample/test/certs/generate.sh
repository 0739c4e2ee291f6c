#!/usr/bin/env bash
# Makes ipki/ (our own CA and what its services present) and webpki/ (certificates for the linter), each once.
# A folder appears when it is complete: what an interrupted run left is thrown away.
set -euo pipefail

cd "$(dirname -- "$(realpath -- "$0")")"

# key FILE: a fresh P-256 key
key() { openssl ecparam -name prime256v1 -genkey -noout -out "$1"; }

# authority NAME: NAME.pem and NAME-key.pem
authority() {
  key "$1-key.pem"
  openssl req -x509 -new -key "$1-key.pem" -sha256 -days 3650 -subj "/CN=sample $1" -out "$1.pem" \
    -addext basicConstraints=critical,CA:TRUE -addext keyUsage=critical,keyCertSign,cRLSign
}

# leaf CA FOLDER DAYS SAN [KEY]: FOLDER/cert.pem and FOLDER/key.pem; an empty SAN leaves the extension out
leaf() {
  local ca=$1 folder=$2 days=$3 san=$4
  mkdir "$folder"
  if [[ $# -gt 4 ]]; then cp "$5" "$folder/key.pem"; else key "$folder/key.pem"; fi
  {
    echo "basicConstraints=critical,CA:FALSE"
    echo "keyUsage=critical,digitalSignature"
    echo "extendedKeyUsage=serverAuth,clientAuth"
    echo "authorityKeyIdentifier=keyid"
    if [[ -n "$san" ]]; then echo "subjectAltName=$san"; fi
  } > "$folder/extensions"
  openssl req -new -key "$folder/key.pem" -subj "/CN=${folder}" |
    openssl x509 -req -CA "$ca.pem" -CAkey "$ca-key.pem" -sha256 -days "$days" -extfile "$folder/extensions" -out "$folder/cert.pem" 2>/dev/null
  rm "$folder/extensions"
}

ipki() {
  authority minica
  # Pebble and the http services of the runner.
  leaf minica boulder 3650 DNS:boulder.service.consul,DNS:localhost,IP:10.77.77.77,IP:127.0.0.1
  # Clients find the Redis servers by address.
  leaf minica redis 3650 DNS:redis,IP:10.77.77.4,IP:10.77.77.5
  local service
  for service in consul health-checker sa va rva ra ca publisher nonce; do
    leaf minica "$service.boulder" 3650 "DNS:$service.boulder"
  done
}

webpki() {
  authority root
  leaf root good 90 DNS:good.example.org
  openssl genrsa -out weak.pem 1024 2>/dev/null
  leaf root bad 1000 "" weak.pem
  rm weak.pem
}

for folder in ipki webpki; do
  [[ -d $folder ]] && continue
  echo "Generating $folder/..."
  rm -rf "$folder.new"
  mkdir "$folder.new"
  (cd "$folder.new" && "$folder")
  # Consul, Redis and the linter are not root.
  chmod -R go+rX "$folder.new"
  mv "$folder.new" "$folder"
done
