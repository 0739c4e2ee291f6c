# shellcheck shell=bash disable=SC2034
# the same on a stack that is up; against t.sh on a clean one (the goal), and on one that is up
ours=() theirs=() clean=()
quietly tool test --boulder "$sample" --kept -- --help # a setup that changed nothing is remembered, and what the first run wrote stays
quietly tool test --boulder "$sample" --kept -- --help
for _ in $(seq "$times"); do
  compose_down "$sample"
  clean+=("$(to_line 'Usage:' t_sh "$sample" --help)")
  theirs+=("$(to_line 'Usage:' t_sh "$sample" --help)")
  ours+=("$(to_line 'Usage:' tool test --quiet --kept --boulder "$sample" -- --help)")
done
compose_down "$sample"
compared 03 'the same on a stack that is up (`--kept`)' '`t.sh`, services up' ''
theirs=("${clean[@]}")
compared 02 'the same on a stack that is up (`--kept`; databases keep their data)' '`t.sh`, services down' 0.3
