package io.boulderk8s.testkit;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * A cluster by the name that a test has for one, and whether it may be deleted: only if it was not
 * there before, or bears this worktree's mark, which scripts/test.sh leaves on what it makes.
 */
public final class OwnCluster {
  /** On the node: the worktree whose scripts/test.sh made the cluster. */
  static final String MARK = "/kind/boulder-k8s-tests";

  private static final Duration LIMIT = Duration.ofMinutes(1);

  private final String name;
  private final boolean deletable;

  private OwnCluster(String name, boolean deletable) {
    this.name = name;
    this.deletable = deletable;
  }

  /** As things are before a test begins. */
  static OwnCluster before(String name, Path worktree, Function<List<String>, CliResult> docker) {
    String label = "label=io.x-k8s.kind.cluster=" + name;
    CliResult nodes = docker.apply(List.of("ps", "--all", "--quiet", "--filter", label));
    if (nodes.exitCode() == 0 && nodes.stdout().isBlank()) {
      return new OwnCluster(name, true);
    }
    CliResult mark = docker.apply(List.of("exec", name + "-control-plane", "cat", MARK));
    boolean ours = mark.exitCode() == 0 && mark.stdout().strip().equals(worktree.toString());
    return new OwnCluster(name, ours);
  }

  static OwnCluster before(String name) {
    return before(name, Path.of("").toAbsolutePath(), OwnCluster::docker);
  }

  /** Fails before a test makes and deletes a cluster of this name, where somebody else has one. */
  public static OwnCluster required(String name) {
    OwnCluster cluster = before(name);
    if (!cluster.deletable) {
      throw new AssertionError(
          "there is a cluster %s, which this test did not make and will not delete: `kind delete cluster --name %s`, if nobody needs it"
              .formatted(name, name));
    }
    return cluster;
  }

  public String name() {
    return name;
  }

  /** Whether it goes with the tests. */
  public boolean deletable() {
    return deletable;
  }

  static CliResult docker(List<String> words) {
    return ScenarioExtension.command(
        Stream.concat(Stream.of("docker"), words.stream()).toList(), LIMIT);
  }
}
