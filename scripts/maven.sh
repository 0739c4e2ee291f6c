#!/bin/bash
# Runs Maven: this machine's own, and where there is none the one that mvnw fetches (its checksum is in .mvn/wrapper/maven-wrapper.properties).
set -euo pipefail
home=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
# Maven's own libraries use what JDK 24 began to warn of; an older JDK does not know the word, and must reach the enforcer's
if grep -q '^JAVA_VERSION="\(2[4-9]\|[3-9][0-9]\)' "${JAVA_HOME:-}/release" 2>/dev/null; then
  export MAVEN_OPTS="--sun-misc-unsafe-memory-access=allow ${MAVEN_OPTS:-}"
fi
if command -v mvn >/dev/null; then exec mvn "$@"; fi
command -v unzip >/dev/null || {
  echo "maven: Maven is missing, and so is unzip, with which mvnw would unpack one: install either (apt-get install maven)" >&2
  exit 69
}
exec "$home/mvnw" "$@"
