package io.boulderk8s.cluster;

import io.boulderk8s.failure.BoulderK8sException;
import io.boulderk8s.failure.FailureKind;
import io.boulderk8s.process.ProcessResult;
import io.boulderk8s.process.ProcessTimeoutException;
import io.boulderk8s.report.Reporter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Makes a kind cluster; when that fails, keeps the logs and removes the rest. */
final class KindCreation {
  private static final ToolVersion LEAST_ENGINE = new ToolVersion(20, 10, 0);

  private final KindTool kind;
  private final DockerTool docker;
  private final KindNodes nodes;
  private final NodeImageSource image;
  private final Optional<SnapshotRestore> thawing;

  KindCreation(
      KindTool kind,
      DockerTool docker,
      KindNodes nodes,
      NodeImageSource image,
      Optional<SnapshotRestore> thawing) {
    this.kind = kind;
    this.docker = docker;
    this.nodes = nodes;
    this.image = image;
    this.thawing = thawing;
  }

  /** Makes it; returns false where another process was faster. */
  boolean create(String cluster, KindConfig config, ClusterFolder folder, Reporter reporter) {
    refuseOldTools();
    String nodeImage = image.nodeImage(reporter);
    folder.write(folder.config(), config.yaml());
    folder.beginMaking();
    boolean made =
        (thawing.isPresent()
                && thawing.get().thawed(cluster, nodeImage, config, folder, nodes, reporter))
            || reporter.step(
                "create cluster " + cluster + " (" + nodeImage + ")",
                () -> made(cluster, nodeImage, config, folder, reporter));
    folder.endMaking();
    return made;
  }

  private boolean made(
      String cluster,
      String nodeImage,
      KindConfig config,
      ClusterFolder folder,
      Reporter reporter) {
    Optional<String> trouble = attempt(cluster, nodeImage, folder, reporter);
    if (trouble.filter(KindTool::nodesOfAnother).isPresent()) {
      return false;
    }
    if (trouble.isPresent()) {
      throw failed(cluster, folder, trouble.get());
    }
    nodes.markComplete(nodes.of(cluster).getFirst(), config.yaml());
    return true;
  }

  /** Returns an empty text when it is ready, else why it is not. */
  private Optional<String> attempt(
      String cluster, String nodeImage, ClusterFolder folder, Reporter reporter) {
    try {
      ProcessResult result =
          kind.create(cluster, nodeImage, folder.config(), folder.kubeconfig(), reporter::progress);
      return result.succeeded()
          ? nodes.awaitReady(cluster, reporter.clock())
          : Optional.of(lastWords(result));
    } catch (ProcessTimeoutException e) {
      return Optional.of(String.valueOf(e.getMessage()));
    }
  }

  void remove(String cluster, ClusterFolder folder) {
    kind.delete(cluster, folder.kubeconfig()).orThrow();
    folder.forgetKubeconfig();
    folder.endMaking();
  }

  private BoulderK8sException failed(String cluster, ClusterFolder folder, String why) {
    Path logs = folder.logs();
    // kind fails here when a node has stopped, perhaps the reason for this failure, but keeps what
    // it got
    kind.exportLogs(cluster, logs);
    boolean kept = Files.isDirectory(logs);
    remove(cluster, folder);
    return BoulderK8sException.of(
        FailureKind.UNAVAILABLE,
        "cluster " + cluster,
        "cannot be created: " + why,
        kept
            ? "its logs are in " + logs + "; `boulder-k8s doctor` checks this machine"
            : "`boulder-k8s doctor` checks this machine (there were no logs to keep)");
  }

  /** Finds the line that begins with ERROR: kind prints its steps first. */
  private static String lastWords(ProcessResult result) {
    List<String> lines = result.stderr().lines().filter(line -> !line.isBlank()).toList();
    return lines.stream()
        .filter(KindTool::nodesOfAnother)
        .findFirst()
        .or(() -> lines.stream().filter(line -> line.startsWith("ERROR")).findFirst())
        .map(line -> line.replaceFirst("^ERROR: (failed to create cluster: )?", ""))
        .or(() -> lines.stream().reduce((_, last) -> last))
        .orElse("kind ended with exit code " + result.exitCode());
  }

  private void refuseOldTools() {
    String engine = docker.versions().engine();
    if (!ToolVersion.parse(engine).atLeast(LEAST_ENGINE)) {
      throw tooOld("docker", "the Docker engine is " + engine + ", older than " + LEAST_ENGINE);
    }
    ToolVersion version = kind.version();
    if (!version.atLeast(KindTool.LEAST)) {
      throw tooOld("kind", "kind is " + version + ", older than " + KindTool.LEAST);
    }
  }

  private static BoulderK8sException tooOld(String where, String what) {
    return BoulderK8sException.of(
        FailureKind.UNAVAILABLE, where, what, "update it; scripts/setup-host.sh does where it can");
  }
}
