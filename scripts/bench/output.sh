# shellcheck shell=bash disable=SC2034
# two million lines, from the first byte to the last; docker exec of the same command, byte by byte the same (the setup's own lines come before BEGIN)
ours=() theirs=()
quietly tool up --boulder "$small"
image=boulder-k8s/boulder:${BOULDER_TAG:-$(sed -n 's/^version: //p' images/boulder/image.yaml)}
quietly docker run -d --rm --name boulder-k8s-bench-tail --entrypoint sleep "$image" infinity
for _ in $(seq "$times"); do
  read -r took sum < <(streamed_after BEGIN docker exec boulder-k8s-bench-tail sh -c 'echo BEGIN; exec seq 1 2000000'); theirs+=("$took")
  read -r took same < <(streamed_after BEGIN tool test --quiet --boulder "$small" -- lines); ours+=("$took")
  [ "$sum" != - ] && [ "$sum" = "$same" ] || { say "output: the bytes differ"; exit 1; }
done
quietly docker rm -f boulder-k8s-bench-tail
quietly tool down --boulder "$small"
ratio=$(awk -v a="$(median "${ours[@]}")" -v b="$(median "${theirs[@]}")" 'BEGIN {printf "%.2f", b / a}')
row 10 '2 million lines of output (ratio of throughput)' "$(in_seconds "${ours[@]}")" "\`docker exec\`: $(in_seconds "${theirs[@]}")" "$ratio" "$(goal "$ratio" '>=' 0.8)"
say "2 million lines: $ratio of the throughput (goal $(goal "$ratio" '>=' 0.8))"
