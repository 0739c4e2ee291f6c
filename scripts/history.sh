#!/bin/bash
# Reads a checkout as it was at each of its revisions that changed a Compose file, startservers.py, a service's configuration or Consul's,
# with and without config-next, and prints for each: renders, or what exactly is refused; likewise the catalog of services, and the stack
# whose services are split. Ends with 1 if a revision is neither read nor refused with 65 (docs/boulder-run.md).
#   scripts/history.sh CHECKOUT [SINCE]       SINCE as for git log, "3 years ago" if not given
set -euo pipefail
home=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
checkout=$(cd "${1:?which checkout?}" && pwd) since=${2:-3 years ago}
next=docker-compose.next.yml
files=(docker-compose.yml "$next" test/startservers.py test/config test/config-next test/consul/config.hcl)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
# the checkout itself is only read: an index and a work tree of our own
export GIT_INDEX_FILE=$work/index
mkdir "$work/boulder"

# read_as NAME COMMAND ARGUMENT...: sets `code`; output in $work/NAME.out, messages in $work/NAME.err
read_as() {
  local name=$1
  shift
  code=0
  "${BOULDER_K8S:-$home/scripts/boulder-k8s}" "$@" --quiet --boulder "$work/boulder" >"$work/$name.out" 2>"$work/$name.err" || code=$?
  case $code in
    0) true >"$work/$name.err" ;;
    65) word=refused ;;
    *) word="NEITHER, exit code $code" ;;
  esac
}

count() { grep -c "$1" "$work/$2.out" || true; }

# told LABEL ARGUMENT...: one line, and each problem below it
told() {
  local label=$1 rendered catalog word
  shift
  read_as whole render "$@"
  [ "$code" -ne 0 ] || word="renders, $(count '^---$' whole) objects"
  rendered=$word
  read_as services services --json "$@"
  [ "$code" -ne 0 ] || word="$(count '"listed" :' services) services, $(count '"what" :' services) findings"
  catalog=$word
  read_as split render --profile staging "$@"
  [ "$code" -ne 0 ] || word="$(count '^kind: "\?\(Deployment\|StatefulSet\)"\?$' split) workloads, $(count '^kind: "\?NetworkPolicy"\?$' split) policies"
  echo "  $label: $rendered; catalog: $catalog; split: $word"
  sed -e '/^  log: /d' -e 's/^boulder-k8s: //' -e 's/^/    /' "$work/whole.err" "$work/services.err" "$work/split.err"
}

git -C "$checkout" log --since="$since" --format='%h %cs' -- "${files[@]}" >"$work/revisions"
while read -r revision date; do
  git -C "$checkout" --work-tree="$work/boulder" read-tree -u --reset "$revision"
  echo "$revision $date"
  told standard
  [ ! -f "$work/boulder/$next" ] || told config-next --config-next
done <"$work/revisions" | tee "$work/table"
told_of() { grep -c "$1" "$work/table" || true; }
echo "$(wc -l <"$work/revisions") revisions; $(told_of ': renders,') render, $(told_of ': refused; catalog') refused;" \
  "catalogs: $(told_of ' services, ') derived, $(told_of 'catalog: refused') refused;" \
  "split: $(told_of ' workloads, ') derived, $(told_of 'split: refused') refused"
! grep -q NEITHER "$work/table"
