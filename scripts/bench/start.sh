# shellcheck shell=bash disable=SC2034  # ours and theirs are compared's
# command to first line of test.sh on a clean stack, images there; t.sh of the same, its services down
ours=() theirs=()
for _ in $(seq "$times"); do
  compose_down "$sample"
  theirs+=("$(to_line 'Usage:' t_sh "$sample" --help)")
  compose_down "$sample"
  quietly tool down --boulder "$sample"
  ours+=("$(to_line 'Usage:' tool test --quiet --boulder "$sample" -- --help)")
done
compared 01 'command to first line of `test.sh`, clean stack' '`t.sh`, services down' 1.0
