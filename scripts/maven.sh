#!/bin/bash
# Runs Maven: this machine's own, and where there is none the one that mvnw fetches (its checksum is in .mvn/wrapper/maven-wrapper.properties).
set -euo pipefail
home=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
if command -v mvn >/dev/null; then exec mvn "$@"; fi
command -v unzip >/dev/null || {
  echo "maven: Maven is missing, and so is unzip, with which mvnw would unpack one: install either (apt-get install maven)" >&2
  exit 69
}
exec "$home/mvnw" "$@"
