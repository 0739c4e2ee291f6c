package io.boulderk8s.cluster;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Describes a kind cluster as the file for `kind create cluster --config`. Byte-stable, because a
 * test compares k8s/cluster/kind-config.yaml with it.
 *
 * @param workers nodes beside the one control plane
 * @param hostMounts the folders of the host that every node sees
 * @param podSubnet must not overlap Boulder's 10.77.77.0/24 and 64.112.117.0/24, which pods own
 * @param serviceSubnet likewise
 */
public record KindConfig(
    int workers, List<HostMount> hostMounts, String podSubnet, String serviceSubnet) {

  /** A folder of the host and its place in a node. */
  public record HostMount(String hostPath, String containerPath) {}

  /** Folder under which a node sees the host. */
  public static final String HOST_ROOT = "/host";

  public KindConfig {
    hostMounts = List.copyOf(hostMounts);
    if (workers < 0) {
      throw new IllegalArgumentException("workers: " + workers);
    }
  }

  /** Returns one node that sees nothing of the host. */
  public static KindConfig standard() {
    return new KindConfig(0, List.of(), "10.244.0.0/16", "10.96.0.0/16");
  }

  public KindConfig withWorkers(int count) {
    return new KindConfig(count, hostMounts, podSubnet, serviceSubnet);
  }

  /**
   * Returns the same with these folders of the host, each at its own path below {@link #HOST_ROOT}.
   */
  public KindConfig withHostFolders(List<Path> folders) {
    return withMounts(
        folders.stream()
            .map(folder -> new HostMount(folder.toString(), nodePath(folder)))
            .toList());
  }

  public KindConfig withMounts(List<HostMount> mounts) {
    return new KindConfig(workers, mounts, podSubnet, serviceSubnet);
  }

  private static String nodePath(Path folder) {
    return Path.of(HOST_ROOT + folder).normalize().toString();
  }

  /** Returns the folder of the host at this place of a node; empty where there is none. */
  static Optional<Path> hostFolder(String nodePath) {
    return nodePath.equals(HOST_ROOT) || nodePath.startsWith(HOST_ROOT + "/")
        ? Optional.of(Path.of("/", nodePath.substring(HOST_ROOT.length())))
        : Optional.empty();
  }

  /** Tells whether a cluster that was made with this file differs only in its mounts. */
  boolean sameSettings(String yaml) {
    return withoutMounts(yaml).equals(withoutMounts(yaml()));
  }

  private static String withoutMounts(String yaml) {
    return yaml.replaceAll("(?m)^( {2}extraMounts:| {2}- hostPath:.*| {4}containerPath:.*)\n", "");
  }

  /** Returns the file's text. */
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
