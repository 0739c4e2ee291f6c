# shellcheck shell=bash
# N stacks of the sample on one cluster: time of all `up`, one after the other, and the memory that their pods hold (cgroups, without file cache)
node=$BOULDER_K8S_CLUSTER-control-plane
held() {
  docker exec "$node" sh -c '
    if [ -f /sys/fs/cgroup/cgroup.controllers ]; then awk "/^(anon|shmem|kernel) / {s += \$2} END {print s}" /sys/fs/cgroup/kubelet*/kubepods*/memory.stat
    else awk "/^total_(rss|shmem) / {s += \$2} END {print s}" /sys/fs/cgroup/memory/kubelet/kubepods/memory.stat; fi'
}
quietly tool down --boulder "$sample"
nothing=$(held) n=0 sum=0 texts=() per=()
for wanted in 1 2 4 8; do
  while [ "$n" -lt "$wanted" ]; do
    n=$((n + 1))
    sum=$((sum + $(timed tool up --boulder "$sample" --stack "bench-$n")))
  done
  texts+=("$n: $(seconds $sum) s")
  per+=("$(awk -v a="$(held)" -v b="$nothing" -v n="$n" 'BEGIN {printf "%d", (a - b) / n / 1048576}')")
done
for n in $(seq 8); do quietly tool down --boulder "$sample" --stack "bench-$n"; done
row 11 'N stacks, `up` one after the other' "$(IFS=,; echo "${texts[*]}" | sed 's/,/, /g')" "memory of each: $(IFS=,; echo "${per[*]}" | sed 's/,/, /g') MiB" '' 'linear'
say "stacks: ${texts[*]}; MiB each: ${per[*]}"
