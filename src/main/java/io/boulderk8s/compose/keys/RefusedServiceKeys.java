package io.boulderk8s.compose.keys;

import static io.boulderk8s.compose.keys.KeyRule.refused;

import java.util.List;

/** The keys of a service that no pod has an equal of, and why. */
final class RefusedServiceKeys {
  private static final String DEVICES =
      "Kubernetes hands out devices by plugins, or all of them to a `privileged` container";
  private static final String CPU_TIME =
      "Kubernetes sets the kernel's CPU parameters itself: use `cpus`";
  private static final String HOOK =
      "a pod has no hook that fails the start or has time of its own: do it in the entrypoint, or"
          + " in a service that others wait for with service_completed_successfully";
  private static final String WINDOWS = "only for Windows";
  private static final String NO_SWAP = "the kubelet gives a pod no swap, or decides alone";
  private static final String MODELS = "a pod has no model runner of Docker's";

  static final List<KeyRule> RULES =
      List.of(
          of("blkio_config", "Kubernetes has no limits for block devices"),
          of("cgroup", "whether a container sees its own cgroup only is up to the node"),
          of("cgroup_parent", "the kubelet decides where a pod's cgroup is"),
          of("cpu_count", WINDOWS, "0"),
          of("cpu_percent", WINDOWS, "0"),
          of("cpu_period", CPU_TIME, "0"),
          of("cpu_quota", CPU_TIME, "0"),
          of("cpu_rt_period", "Kubernetes has no real-time scheduling", "0"),
          of("cpu_rt_runtime", "Kubernetes has no real-time scheduling", "0"),
          of("cpu_shares", "a pod's weight follows from what it reserves of a node", "0"),
          of("cpuset", "processors are handed out by the kubelet, if at all"),
          of("credential_spec", WINDOWS),
          of("device_cgroup_rules", DEVICES),
          of("devices", DEVICES),
          of("domainname", "a pod's domain is its cluster's: use `hostname` and `extra_hosts`"),
          of("external_links", "containers of other projects are no peers of a pod"),
          of("gpus", DEVICES),
          of(
              "ipc",
              "a container's IPC is its pod's own, and a kind node's is not this machine's",
              "private",
              "shareable"),
          of("isolation", WINDOWS, "default"),
          of("mac_address", "the cluster's network gives pods their hardware addresses"),
          of("mem_swappiness", NO_SWAP, "0"),
          of("memswap_limit", NO_SWAP, "0"),
          of("models", MODELS),
          of("oom_kill_disable", "the kubelet keeps the kernel's own choice", "false"),
          of("oom_score_adj", "the kubelet sets it, from what a pod reserves", "0"),
          of(
              "pid",
              "two containers share processes only as one pod, and a kind node's processes are not"
                  + " this machine's"),
          of("pids_limit", "Kubernetes limits processes by node, not by pod", "-1", "0"),
          of("platform", "nodes have one platform, and images are loaded for it", "linux/amd64"),
          of("post_start", HOOK),
          of("pre_stop", HOOK),
          of("provider", "Compose would call a program of this machine's in place of a container"),
          of("runtime", "the node decides which runtime starts a container", "runc"),
          of("scale", "a service is one pod: its names and addresses are one container's", "1"),
          of(
              "storage_opt",
              "the size of a container's layer is the storage driver's of this engine"),
          of("use_api_socket", "a node has no socket of this machine's engine", "false"),
          of("userns_mode", "the node decides about user namespaces", "host"),
          of("uts", "a pod that has the node's host name has the node's network too"),
          of(
              "volumes_from",
              "another container's anonymous volumes belong to its pod: name the volumes"));

  private RefusedServiceKeys() {}

  private static KeyRule of(String key, String because, String... unless) {
    return refused("services.*." + key, because, unless);
  }
}
