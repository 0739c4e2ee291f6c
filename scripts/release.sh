#!/bin/bash
# Makes the release in target/release/: boulder-k8s-VERSION-linux-ARCH.tar.gz (the command with a Java runtime of its own by jlink, and all that it
# needs at run time but Docker and kind), its SBOM (CycloneDX), and SHA256SUMS. The same sources and JDK give the same bytes.
#   --folder   only what the archive would hold, in target/boulder-k8s-VERSION/
#   --verify   makes it once more, from a clone in another folder, both under another umask, time zone and language; ends with 1 when a byte differs
set -euo pipefail
home=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
cd "$home"
say() { echo "release: $*" >&2; }
case ${1:-} in
  '' | --folder) ;;
  --verify)
    [ -z "$(git status --porcelain)" ] || { say "commit first: only what is committed can be verified"; exit 64; }
    clone=$(mktemp -d)
    trap 'rm -rf "$clone"' EXIT
    scripts/release.sh
    say "once more, elsewhere"
    # git leaves modes of files to the umask of who clones
    (umask 077 && git clone --quiet --no-hardlinks "$home" "$clone/another folder" && cd "$clone/another folder" && TZ=Asia/Tokyo LC_ALL=C scripts/release.sh)
    diff -u target/release/SHA256SUMS "$clone/another folder/target/release/SHA256SUMS" >&2 ||
      { diff -rq target "$clone/another folder/target" | grep "/boulder-k8s-" >&2 || true; say "the two differ"; exit 1; }
    (cd target/release && sha256sum --check --quiet SHA256SUMS)
    say "both have the same bytes"
    exit
    ;;
  *) echo "usage: release.sh [--folder | --verify]" >&2; exit 64 ;;
esac
JAVA_HOME=$(scripts/find-java.sh)
export JAVA_HOME
# what jdeps finds in our jar and its libraries; naming and xml are looked for by OkHttp and Jackson
modules=java.base,java.logging,java.naming,java.xml,jdk.unsupported
# Maven writes modes into the jar: those of folders that it makes, and of files as they were checked out
umask 022
git ls-files -z src/main/resources pom.xml LICENSE NOTICE | xargs -0 chmod u=rw,go=r --
# every file is as old as pom.xml says
stamp=$(sed -n 's|.*<project.build.outputTimestamp>\(.*\)</.*|\1|p' pom.xml)

# a library that is no longer used would come along, and the folder of a package that has moved
rm -rf target/{lib,classes,generated-sources,maven-status,release}
scripts/maven.sh -q package -DskipTests -Psbom
version=$("$JAVA_HOME/bin/java" -jar target/boulder-k8s.jar --version)
name=boulder-k8s-${version#* }
image=target/$name
rm -rf "$image"
mkdir -p "$image/bin" "$image/lib/lib"
say "Java runtime: $modules"
"$JAVA_HOME/bin/jlink" --add-modules "$modules" --output "$image/runtime" --strip-debug --no-header-files --no-man-pages
say "libraries and files"
cp target/lib/*.jar "$image/lib/lib/"
cp target/boulder-k8s.jar "$image/lib/"
cp scripts/release/{java.options,training.options,launcher.sh} "$image/lib/"
cp scripts/release/boulder-k8s "$image/bin/"
git ls-files images sample scripts tk8s.sh tnk8s.sh docs k8s ':(glob)*.md' LICENSE NOTICE | grep -v '^scripts/\(audit\|release\|boulder-k8s$\)' |
  tar -cf - -T - | tar -xf - -C "$image"
ln -s ../bin/boulder-k8s "$image/scripts/boulder-k8s"
say "made $image ($(du -sh "$image" | cut -f1))"
[ -z "${1:-}" ] || exit 0

mkdir -p target/release
tar --sort=name --format=gnu --owner=0 --group=0 --numeric-owner --mode=u=rwX,go=rX --mtime="$stamp" -cf - -C target "$name" |
  gzip -n >"target/release/$name-linux-$(uname -m).tar.gz"
cp target/sbom.json "target/release/$name.cdx.json"
(cd target/release && sha256sum -- * >"$home/target/SHA256SUMS" && mv "$home/target/SHA256SUMS" .)
say "target/release:"
cat target/release/SHA256SUMS >&2
