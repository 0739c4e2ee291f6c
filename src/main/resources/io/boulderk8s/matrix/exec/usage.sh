# shellcheck shell=bash
# Each pod of namespaces that begin with PREFIX: namespace, uid, CPU nanoseconds, working set in bytes. /var/log/pods says which pod is whose; both
# versions of cgroups are read.
prefix=$1 root=/sys/fs/cgroup
declare -A whose
shopt -s nullglob
for pod in /var/log/pods/"$prefix"*_*_*; do
  name=${pod##*/}
  whose[${name##*_}]=${name%%_*}
done
[ -f $root/cgroup.controllers ] && two=1 || two=
cpu=$root memory=$root
[ "$two" ] || { cpu=$root/cpuacct; memory=$root/memory; }
while read -r folder; do
  uid=${folder##*pod} uid=${uid%.slice} uid=${uid//_/-}
  namespace=${whose[$uid]:-}
  [ "$namespace" ] || continue
  inactive=0
  there=$memory${folder#"$cpu"}
  if [ "$two" ]; then
    read -r _ used <"$folder/cpu.stat" && used=${used}000
    read -r held <"$there/memory.current"
  else
    read -r used <"$folder/cpuacct.usage"
    read -r held <"$there/memory.usage_in_bytes"
  fi
  while read -r key value; do
    case $key in
      total_inactive_file | inactive_file) inactive=$value ;;
    esac
  done <"$there/memory.stat"
  echo "$namespace $uid $used $((held - inactive))"
done < <(find "$cpu"/kube* -maxdepth 4 -type d -name '*pod*-*' 2>/dev/null) 2>/dev/null
