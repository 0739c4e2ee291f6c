#!/bin/bash
# Renders a checkout as it was at each of its revisions that changed a Compose file, with and without the override file of config-next, and
# prints for each: renders, or what exactly is refused. Ends with 1 if a revision neither renders nor is refused with 65 (docs/boulder-run.md).
#   scripts/history.sh CHECKOUT [SINCE]       SINCE as for git log, "3 years ago" if not given
set -euo pipefail
home=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
checkout=$(cd "${1:?which checkout?}" && pwd) since=${2:-3 years ago}
files=(docker-compose.yml docker-compose.next.yml)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
# the checkout itself is only read: an index and a work tree of our own
export GIT_INDEX_FILE=$work/index
mkdir "$work/boulder"

# rendered LABEL ARGUMENT...: one line, and each problem below it
rendered() {
  local label=$1 code=0
  shift
  "${BOULDER_K8S:-$home/scripts/boulder-k8s}" render --quiet --boulder "$work/boulder" "$@" >"$work/out" 2>"$work/err" || code=$?
  case $code in
    0) echo "  $label: renders, $(grep -c '^---$' "$work/out") objects" ;;
    65) echo "  $label: refused"; sed -e '/^  log: /d' -e 's/^boulder-k8s: //' -e 's/^/    /' "$work/err" ;;
    *) echo "  $label: NEITHER, exit code $code"; sed 's/^/    /' "$work/err" ;;
  esac
}

git -C "$checkout" log --since="$since" --format='%h %cs' -- "${files[@]}" >"$work/revisions"
while read -r revision date; do
  git -C "$checkout" --work-tree="$work/boulder" read-tree -u --reset "$revision"
  echo "$revision $date"
  rendered standard
  [ ! -f "$work/boulder/${files[1]}" ] || rendered config-next --config-next
done <"$work/revisions" | tee "$work/table"
echo "$(wc -l <"$work/revisions") revisions; $(grep -c ': renders,' "$work/table") render, $(grep -c ': refused' "$work/table" || true) refused"
! grep -q NEITHER "$work/table"
