package io.boulderk8s.matrix.exec;

/**
 * What is done on a node, as bash. The checkout is never mounted below a folder that is removed: a
 * link to it stands there, and a removal of links harms nobody.
 */
final class NodeScripts {
  /** On the node's own disk: a container's root could be no upper layer. */
  static final String ROOT = "/var/lib/boulder-k8s-views";

  /** A copy-on-write view: LOWER BASE OPTIONS. Prints how it was made. */
  static final String VIEW =
      """
      set -eu
      lower=$1 base=$2 options=$3
      mkdir -p "$base/upper" "$base/work" "$base/view"
      ln -sfn "$lower" "$base/lower"
      chown --reference="$lower" "$base/upper" && chmod --reference="$lower" "$base/upper"
      cd "$base"
      if why=$(mount -t overlay overlay -o "lowerdir=lower,upperdir=upper,workdir=work,$options" view 2>&1); then
        echo overlay
        exit
      fi
      cp -a --reflink=auto "$lower/." view/
      chown --reference="$lower" view && chmod --reference="$lower" view
      echo "copy $why"
      """;

  /** A folder that several views have in common: SHARED-VIEW VIEW NAME. */
  static final String SHARE =
      """
      set -eu
      mkdir -p "$2/$3"
      mount --bind "$1" "$2/$3"
      """;

  /**
   * Ends every mount below BASE, then removes FOLDER, which is BASE or below it; nothing is removed
   * while anything is mounted. FOLDER may be empty: then nothing is.
   */
  static final String CLEAN =
      """
      set -eu
      base=$1 folder=$2
      [ -d "$base" ] || exit 0
      mounts() { awk -v below="$base/" 'index($5, below) == 1 {print $5}' /proc/self/mountinfo | sort -r; }
      mounts | while read -r at; do umount "$at" 2>/dev/null || umount -l "$at"; done
      left=$(mounts)
      if [ -n "$left" ]; then
        echo "still mounted: $left" >&2
        exit 1
      fi
      [ -z "$folder" ] || rm -rf "$folder"
      """;

  /** Of BASE, where nothing is mounted any more, everything but KEPT. */
  static final String REMOVE_CELLS =
      """
      set -eu
      [ -d "$1" ] || exit 0
      find "$1" -mindepth 1 -maxdepth 1 ! -name "$2" -exec rm -rf {} +
      """;

  /** How many bytes a view has of its own: BASE. */
  static final String WRITTEN =
      """
      set -eu
      cd "$1"
      own=upper
      awk -v view="$1/view" '$5 == view {found = 1} END {exit !found}' /proc/self/mountinfo || own=view
      du -sxB1 "$own" | cut -f1
      """;

  /** Cores, available memory in KiB, free bytes where views are: ROOT. */
  static final String CAPACITY =
      """
      set -eu
      mkdir -p "$1"
      nproc
      awk '$1 == "MemAvailable:" {print $2}' /proc/meminfo
      df -B1 --output=avail "$1" | tail -n 1
      """;

  /**
   * Each pod of namespaces that begin with PREFIX: namespace, uid, CPU nanoseconds, working set in
   * bytes. /var/log/pods says which pod is whose; both versions of cgroups are read.
   */
  static final String USAGE =
      """
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
      """;

  private NodeScripts() {}
}
