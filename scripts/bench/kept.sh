# shellcheck shell=bash disable=SC2034
# the same on a stack that is up: dependencies as new, against t.sh on a clean one (the goal); and dependencies as they are, against t.sh on one that is up
ours=() theirs=() clean=() preserved=()
quietly tool test --boulder "$sample" --kept -- --help # a setup that changed nothing is remembered, and what the first run wrote stays
quietly tool test --boulder "$sample" --kept -- --help
for _ in $(seq "$times"); do
  compose_down "$sample"
  clean+=("$(to_line 'Usage:' t_sh "$sample" --help)")
  theirs+=("$(to_line 'Usage:' t_sh "$sample" --help)")
  ours+=("$(to_line 'Usage:' tool test --quiet --kept --boulder "$sample" -- --help)")
  preserved+=("$(to_line 'Usage:' tool test --quiet --kept --preserve-db --boulder "$sample" -- --help)")
done
compose_down "$sample"
renewed=("${ours[@]}") ours=("${preserved[@]}")
compared 03 'the same, running stack, data kept (`--kept --preserve-db`)' '`t.sh`, services up' ''
ours=("${renewed[@]}") theirs=("${clean[@]}")
compared 02 'the same, running stack, dependencies recreated (`--kept`)' '`t.sh`, services down' 0.3
