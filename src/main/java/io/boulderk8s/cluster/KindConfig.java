package io.boulderk8s.cluster;

import java.util.List;
import java.util.Objects;

/**
 * The shape of a kind cluster, as the file that `kind create cluster --config` reads. Byte-stable,
 * for k8s/cluster/kind-config.yaml is compared with it.
 *
 * @param workers nodes beside the one control plane
 * @param hostMounts what every node sees of the host
 * @param podSubnet clear of Boulder's own 10.77.77.0/24 and 64.112.117.0/24, which pods own
 * @param serviceSubnet likewise
 */
public record KindConfig(
    int workers, List<HostMount> hostMounts, String podSubnet, String serviceSubnet) {

  /** A folder of the host and where a node sees it. */
  public record HostMount(String hostPath, String containerPath) {}

  /** Folder under which a node sees the host. */
  public static final String HOST_ROOT = "/host";

  public KindConfig {
    hostMounts = List.copyOf(hostMounts);
    if (workers < 0) {
      throw new IllegalArgumentException("workers: " + workers);
    }
  }

  /** One node that sees the whole host, so one cluster serves every checkout on it. */
  public static KindConfig standard() {
    return new KindConfig(
        0, List.of(new HostMount("/", HOST_ROOT)), "10.244.0.0/16", "10.96.0.0/16");
  }

  public KindConfig withWorkers(int count) {
    return new KindConfig(count, hostMounts, podSubnet, serviceSubnet);
  }

  /**
   * Only these folders instead of the whole host: a Docker Desktop shares /Users, /Volumes,
   * /private and /tmp, not its root.
   */
  public KindConfig withHostFolders(List<String> folders) {
    return new KindConfig(
        workers,
        folders.stream().map(folder -> new HostMount(folder, HOST_ROOT + folder)).toList(),
        podSubnet,
        serviceSubnet);
  }

  /** The file. */
  public String yaml() {
    var yaml = new StringBuilder(head());
    node(yaml, "control-plane");
    for (int worker = 0; worker < workers; worker++) {
      node(yaml, "worker");
    }
    return yaml.toString();
  }

  private void node(StringBuilder yaml, String role) {
    yaml.append("- role: ").append(role).append('\n');
    if (!hostMounts.isEmpty()) {
      yaml.append("  extraMounts:\n");
    }
    for (HostMount mount : hostMounts) {
      yaml.append("  - hostPath: ").append(quoted(mount.hostPath())).append('\n');
      yaml.append("    containerPath: ").append(quoted(mount.containerPath())).append('\n');
    }
  }

  private static String quoted(String text) {
    return "\"" + Objects.requireNonNull(text).replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
  }

  private String head() {
    return """
      # Written by boulder-k8s (KindConfig); a test compares it: mvn test -Dgolden.update rewrites it.
      kind: Cluster
      apiVersion: kind.x-k8s.io/v1alpha4
      networking:
        podSubnet: "%s"
        serviceSubnet: "%s"
        kubeProxyMode: iptables
      kubeadmConfigPatches:
      # a throw-away cluster: etcd need not survive a power cut, and fsync is what it waits for most
      - |
        kind: ClusterConfiguration
        etcd:
          local:
            extraArgs:
              unsafe-no-fsync: "true"
      - |
        kind: KubeletConfiguration
        # a rotated log file would be a hole in a run's output
        containerLogMaxSize: 1Gi
        containerLogMaxFiles: 3
        serializeImagePulls: false
        maxPods: 250
        # the disk is the developer's and may be rather full: never evict, never remove loaded images
        imageGCHighThresholdPercent: 100
        evictionHard:
          nodefs.available: "0%%"
          nodefs.inodesFree: "0%%"
          imagefs.available: "0%%"
        # hosts with cgroup v1 are still about
        failCgroupV1: false
        # an exec without output for hours is no dead one
        streamingConnectionIdleTimeout: 0s
      nodes:
      """
        .formatted(podSubnet, serviceSubnet);
  }
}
