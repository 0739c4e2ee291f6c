package io.boulderk8s.compose.keys;

import static io.boulderk8s.compose.keys.KeyRule.refused;

import java.util.List;

/** The rules for keys of a service that no pod can have, with reasons. */
final class RefusedServiceKeys {
  private static final String DEVICES =
      "Kubernetes hands out devices by plugins, or all to a `privileged` container";
  private static final String CPU_TIME = "Kubernetes sets it: use `cpus`";
  private static final String HOOK =
      "a pod has no such hook: use the entrypoint, or a service that others wait for";
  private static final String WINDOWS = "only for Windows";
  private static final String NO_SWAP = "the kubelet decides it";
  private static final String MODELS = "a pod has no model runner of Docker's";

  static final List<KeyRule> RULES =
      List.of(
          of("blkio_config", "Kubernetes has no limits for block devices"),
          of("cgroup", "the node decides it"),
          of("cgroup_parent", "the kubelet decides it"),
          of("cpu_count", WINDOWS, "0"),
          of("cpu_percent", WINDOWS, "0"),
          of("cpu_period", CPU_TIME, "0"),
          of("cpu_quota", CPU_TIME, "0"),
          of("cpu_rt_period", "Kubernetes has no real-time scheduling", "0"),
          of("cpu_rt_runtime", "Kubernetes has no real-time scheduling", "0"),
          of("cpu_shares", "it follows from what a pod reserves", "0"),
          of("cpuset", "the kubelet decides it"),
          of("credential_spec", WINDOWS),
          of("device_cgroup_rules", DEVICES),
          of("devices", DEVICES),
          of("domainname", "a pod's domain is its cluster's: use `hostname` and `extra_hosts`"),
          of("external_links", "containers of other projects are no peers of a pod"),
          of("gpus", DEVICES),
          of("ipc", "a container's IPC is its pod's own", "private", "shareable"),
          of("isolation", WINDOWS, "default"),
          of("mac_address", "the cluster's network decides it"),
          of("mem_swappiness", NO_SWAP, "0"),
          of("memswap_limit", NO_SWAP, "0"),
          of("models", MODELS),
          of("oom_kill_disable", "the kubelet decides it", "false"),
          of("oom_score_adj", "it follows from what a pod reserves", "0"),
          of(
              "pid",
              "two containers share processes only as one pod, and a kind node's processes are not"
                  + " this machine's"),
          of("pids_limit", "Kubernetes limits processes by node, not by pod", "-1", "0"),
          of("platform", "nodes have one platform", "linux/amd64"),
          of("post_start", HOOK),
          of("pre_stop", HOOK),
          of("provider", "a program on this machine, no container"),
          of("runtime", "the node decides it", "runc"),
          of("scale", "a service is one pod, with its names and addresses", "1"),
          of("storage_opt", "an option of Docker's storage driver"),
          of("use_api_socket", "a node has no socket of this machine's engine", "false"),
          of("userns_mode", "the node decides it", "host"),
          of("uts", "only with the node's network, too"),
          of("volumes_from", "another pod's anonymous volumes are its own: name the volumes"));

  private RefusedServiceKeys() {}

  private static KeyRule of(String key, String because, String... unless) {
    return refused("services.*." + key, because, unless);
  }
}
