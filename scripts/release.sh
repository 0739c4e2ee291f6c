#!/bin/bash
# Makes the release image target/boulder-k8s-VERSION/ and a .tar.gz of it: the command with a Java runtime of its own (jlink) and an
# AOT cache (JEP 483, JEP 514), and all that it needs at run time but Docker and kind. --folder makes no .tar.gz.
set -euo pipefail
home=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
cd "$home"
say() { echo "release: $*" >&2; }
JAVA_HOME=$(scripts/find-java.sh)
export JAVA_HOME
# what jdeps finds in our jar and its libraries; naming and xml are looked for by OkHttp and Jackson
modules=java.base,java.logging,java.naming,java.xml,jdk.unsupported

# lib/ is never cleaned by Maven: a library that is no longer used would come along
rm -rf target/lib
mvn -q package -DskipTests
image=target/boulder-k8s-$(sed -n 's|^  <version>\(.*\)</version>|\1|p' pom.xml)
rm -rf "$image" "$image.tar.gz"
mkdir -p "$image/bin" "$image/lib/lib"
say "Java runtime: $modules"
"$JAVA_HOME/bin/jlink" --add-modules "$modules" --output "$image/runtime" --strip-debug --no-header-files --no-man-pages --generate-cds-archive
say "libraries and files"
"$JAVA_HOME/bin/javac" -d target/release-jar scripts/release/ReleaseJar.java
release_jar() { "$JAVA_HOME/bin/java" -cp target/release-jar ReleaseJar "$1" "$2" target/lib/*.jar; }
for jar in target/lib/*.jar; do release_jar "$jar" "$image/lib/lib/${jar##*/}"; done
release_jar target/boulder-k8s.jar "$image/lib/boulder-k8s.jar"
cp scripts/release/{java.options,launcher.sh} "$image/lib/"
cp scripts/release/boulder-k8s "$image/bin/"
git ls-files images sample scripts tk8s.sh tnk8s.sh README.md docs | grep -v '^scripts/\(audit\|release\|boulder-k8s$\)' |
  tar -cf - -T - | tar -xf - -C "$image"
ln -s ../bin/boulder-k8s "$image/scripts/boulder-k8s"
say "AOT caches, from training runs"
for kind in '' cluster; do
  aot=$image/lib/boulder-k8s${kind:+-$kind}.aot
  "$image/runtime/bin/java" "@$image/lib/java.options" @scripts/release/training.options -XX:AOTCacheOutput="$aot" -Dboulderk8s.home="$image" \
    -Dboulderk8s.log=target/release.log -cp "$image/lib/boulder-k8s.jar" io.boulderk8s.TrainingRun $kind >target/release.log 2>&1 ||
    { cat target/release.log >&2; exit 1; }
  [ -s "$aot" ] || { tail -n 30 target/release.log >&2; say "the JVM made no AOT cache"; exit 1; }
done
[ "${1:-}" = --folder ] || tar -czf "$image.tar.gz" -C target "${image##*/}"
say "made $image ($(du -sh "$image" | cut -f1))"
