package io.boulderk8s.cluster;

import io.boulderk8s.concurrent.Background;
import io.boulderk8s.concurrent.Pause;
import io.boulderk8s.failure.BoulderK8sException;
import io.boulderk8s.failure.FailureKind;
import io.boulderk8s.failure.Problem;
import io.boulderk8s.report.Reporter;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Provides clusters made of containers by kind. It never reads or writes the user's ~/.kube/config:
 * the kubeconfig is in our own folder. A cluster is ours when its nodes see the host as our config
 * says, and complete when its first node has our mark, which is written last. It makes a cluster
 * again if this installation was interrupted while making it, and waits for one that another
 * installation makes.
 */
public final class KindProvider implements ClusterProvider {
  public static final String NAME = "kind";

  private final KindTool kind;
  private final KindNodes nodes;
  private final KindCreation creation;
  private final KindConfig config;
  private final Path state;

  /** Makes a provider that uses no snapshots. */
  KindProvider(
      KindTool kind,
      DockerTool docker,
      NodeImageSource image,
      KindConfig config,
      Path state,
      Pause pause) {
    this(kind, docker, image, Optional.empty(), config, state, pause);
  }

  /**
   * @param thawing restores a cluster from a snapshot
   * @param state folder for kubeconfigs and logs
   */
  public KindProvider(
      KindTool kind,
      DockerTool docker,
      NodeImageSource image,
      Optional<SnapshotRestore> thawing,
      KindConfig config,
      Path state,
      Pause pause) {
    this.kind = kind;
    this.nodes = new KindNodes(docker, pause);
    this.creation = new KindCreation(kind, docker, nodes, image, thawing);
    this.config = config;
    this.state = state;
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public ClusterHandle ensure(String cluster, HostFolders folders, Reporter reporter) {
    ClusterFolder folder = ClusterFolder.of(state, cluster);
    return folder.locked(
        () -> {
          Optional<ClusterHandle> handle;
          do {
            handle = used(cluster, folder, folders, reporter);
          } while (handle.isEmpty()
              && !creation.create(
                  cluster, config.withHostFolders(folders.ofNewCluster()), folder, reporter));
          return handle.orElseGet(
              () -> handle(cluster, folder, nodes.of(cluster), kind.kubeconfig(cluster)));
        });
  }

  /** Returns the cluster if it exists; empty otherwise. */
  private Optional<ClusterHandle> used(
      String cluster, ClusterFolder folder, HostFolders folders, Reporter reporter) {
    List<DockerTool.Node> found = nodes.of(cluster);
    while (!found.isEmpty()) {
      refuseStranger(cluster, found);
      try (Background<String> kubeconfig = Background.of(() -> kind.kubeconfig(cluster))) {
        if (revived(cluster, found, folders, reporter)) {
          folder.endMaking();
          return Optional.of(handle(cluster, folder, found, kubeconfig.get()));
        }
      }
      if (folder.halfMadeHere()) {
        reporter.notice("cluster " + cluster + " was left half-made: creating it again");
        creation.remove(cluster, folder);
        return Optional.empty();
      }
      reporter.step(
          "wait for cluster %s, which another installation creates (if none does: `kind delete cluster --name %s`)"
              .formatted(cluster, cluster),
          () -> nodes.awaitCompletion(cluster));
      found = nodes.of(cluster);
    }
    return Optional.empty();
  }

  /** Tells whether it is a complete cluster; starts it if needed. */
  private boolean revived(
      String cluster, List<DockerTool.Node> found, HostFolders folders, Reporter reporter) {
    if (found.stream().anyMatch(DockerTool.Node::created)) {
      return false;
    }
    if (!found.stream().allMatch(DockerTool.Node::running)) {
      reporter.step("start the nodes of cluster " + cluster, () -> nodes.start(found));
    }
    try (Background<Optional<String>> trouble =
        Background.of(() -> nodes.awaitReady(cluster, reporter.clock()))) {
      if (!complete(found, cluster, reporter)) {
        return false;
      }
      refuseUnseen(cluster, found, folders);
      return well(cluster, trouble.get());
    }
  }

  private boolean complete(List<DockerTool.Node> found, String cluster, Reporter reporter) {
    Optional<String> made = nodes.completedWith(found.getFirst());
    if (made.isPresent() && !config.sameSettings(made.get())) {
      reporter.notice(
          "cluster "
              + cluster
              + " was made with other settings; delete it to get the current ones");
    }
    return made.isPresent();
  }

  private static boolean well(String cluster, Optional<String> trouble) {
    if (trouble.isPresent()) {
      throw unusable(
          cluster,
          "is there, but does not become ready: " + trouble.get(),
          "check its logs, or delete it: the next run creates a new one");
    }
    return true;
  }

  private static void refuseStranger(String cluster, List<DockerTool.Node> found) {
    boolean stranger = found.stream().anyMatch(node -> seen(node).isEmpty());
    if (stranger) {
      throw unusable(
          cluster,
          "is a kind cluster, but not one of ours: its nodes do not see the host's files at "
              + KindConfig.HOST_ROOT,
          "choose another cluster name, or `kind delete cluster --name " + cluster + "`");
    }
  }

  /** Refuses a cluster whose nodes lack a needed folder: pods would see it empty. */
  private static void refuseUnseen(
      String cluster, List<DockerTool.Node> found, HostFolders folders) {
    List<Path> seen = seen(found.getFirst());
    List<HostFolders.Needed> unseen = folders.unseen(seen);
    if (!unseen.isEmpty()) {
      throw new BoulderK8sException(
          FailureKind.UNAVAILABLE,
          unseen.stream().map(folder -> unseen(cluster, folder, seen)).toList(),
          null);
    }
  }

  private static Problem unseen(String cluster, HostFolders.Needed folder, List<Path> seen) {
    return new Problem(
        "cluster " + cluster,
        "its nodes do not see %s (%s); of this machine they see %s"
            .formatted(
                folder.path(),
                folder.by(),
                seen.stream().map(Path::toString).collect(Collectors.joining(", "))),
        "use another cluster: `--cluster-name NAME`; or, if nobody else needs this one,"
            + " `boulder-k8s down --cluster`, then this command again with `--mount DIR` for each"
            + " further folder");
  }

  /** Returns the folders of this machine that a node sees. */
  private static List<Path> seen(DockerTool.Node node) {
    return node.mounts().stream()
        .flatMap(mount -> KindConfig.hostFolder(mount).stream())
        .sorted()
        .toList();
  }

  @Override
  public Optional<ClusterHandle> find(String cluster) {
    List<DockerTool.Node> found = nodes.of(cluster);
    if (found.isEmpty()) {
      return Optional.empty();
    }
    found.stream()
        .filter(node -> !node.running())
        .findFirst()
        .ifPresent(
            node -> {
              throw unusable(
                  cluster,
                  "is there, but its node " + node.name() + " is " + node.state(),
                  "`boulder-k8s up` starts it; `boulder-k8s down --cluster --force` removes it");
            });
    if (nodes.completedWith(found.getFirst()).isEmpty()) {
      throw unusable(
          cluster,
          "is half-made: another process is creating it, or was interrupted",
          "`boulder-k8s up` waits for it, or creates it again; `boulder-k8s down --cluster` removes"
              + " what this installation left, with `--force` any");
    }
    return Optional.of(
        handle(cluster, ClusterFolder.of(state, cluster), found, kind.kubeconfig(cluster)));
  }

  @Override
  public boolean halfMade(String cluster) {
    return nodes.halfMade(nodes.of(cluster)) && ClusterFolder.of(state, cluster).halfMadeHere();
  }

  private static BoulderK8sException unusable(String cluster, String why, String next) {
    return BoulderK8sException.of(FailureKind.UNAVAILABLE, "cluster " + cluster, why, next);
  }

  private static ClusterHandle handle(
      String cluster, ClusterFolder folder, List<DockerTool.Node> found, String kubeconfig) {
    folder.writeKubeconfig(kubeconfig);
    List<String> names = found.stream().map(DockerTool.Node::name).toList();
    return new ClusterHandle(NAME, cluster, kubeconfig, names, KindConfig.HOST_ROOT);
  }

  @Override
  public void delete(String cluster, Reporter reporter) {
    ClusterFolder folder = ClusterFolder.of(state, cluster);
    folder.locked(
        () -> {
          List<DockerTool.Node> found = nodes.of(cluster);
          refuseStranger(cluster, found);
          if (!found.isEmpty()) {
            reporter.step("delete cluster " + cluster, () -> creation.remove(cluster, folder));
          }
          return found;
        });
  }

  @Override
  public Path collectLogs(String cluster, Path folder) {
    kind.exportLogs(cluster, folder).orThrow();
    return folder;
  }
}
