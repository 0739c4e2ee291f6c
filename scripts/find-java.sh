#!/bin/bash
# Prints the JAVA_HOME of a JDK of at least this version: from JAVA_HOME, then PATH, then the usual folders. Ends with 69 when there is none.
set -euo pipefail
least=25

# a release image (scripts/release.sh) has its own
runtime=$(cd "$(dirname "$0")/.." && pwd)/runtime
if [ -x "$runtime/bin/java" ]; then echo "$runtime"; exit; fi

# major FOLDER: the major version of the JDK in FOLDER, from its release file (starts no JVM); 0 when there is none with a compiler
major() {
  { [ -x "$1/bin/javac" ] && sed -n 's/^JAVA_VERSION="\([0-9]*\).*/\1/p' "$1/release" 2>/dev/null; } || echo 0
}

on_path=$(command -v javac || true)
[ -z "$on_path" ] || on_path=$(dirname "$(dirname "$(readlink -f "$on_path")")")
for home in "${JAVA_HOME:-}" "$on_path" /usr/lib/jvm/* /Library/Java/JavaVirtualMachines/*/Contents/Home "${HOME:-}"/.sdkman/candidates/java/*; do
  if [ -n "$home" ] && [ "$(major "$home")" -ge "$least" ]; then echo "$home"; exit; fi
done
echo "find-java: no JDK $least or newer in JAVA_HOME, on PATH or in the usual folders." \
  "Install one (openjdk-$least-jdk or temurin-$least-jdk from a package, or: sdk install java $least-tem), or set JAVA_HOME." >&2
exit 69
