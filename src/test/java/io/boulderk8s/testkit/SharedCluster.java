package io.boulderk8s.testkit;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Assumptions;

/**
 * The kind cluster that all scenarios share. The first `up` of a scenario makes it; it is deleted
 * at the end, and not with -Dkeep, nor if it was there before.
 */
public final class SharedCluster implements AutoCloseable {
  private static final Duration LIMIT = Duration.ofMinutes(5);
  private static final Pattern FOR_TESTS = Pattern.compile(".*-(ci|faults)");

  private final OwnCluster cluster;

  private SharedCluster(OwnCluster cluster) {
    this.cluster = cluster;
  }

  /** Aborts the tests, which then count as skipped, where it cannot be had. */
  static SharedCluster required() {
    String name = name();
    Assumptions.assumeTrue(
        Files.exists(Path.of("target/boulder-k8s.jar")),
        "target/boulder-k8s.jar is missing: scenarios drive the packaged CLI (mvn package)");
    Assumptions.assumeTrue(
        OwnCluster.docker(List.of("version")).exitCode() == 0,
        "no container engine answers: no cluster can be made");
    return new SharedCluster(OwnCluster.before(name));
  }

  public static String name() {
    return name(System.getenv());
  }

  /** BOULDER_K8S_CLUSTER is also what a user has for the cluster that he works with. */
  static String name(Map<String, String> environment) {
    String named = environment.getOrDefault("BOULDER_K8S_CLUSTER", "");
    if (named.isEmpty()) {
      return "boulder-k8s-ci";
    }
    if (!FOR_TESTS.matcher(named).matches()) {
      throw new AssertionError(
          "BOULDER_K8S_CLUSTER=%s: tests break the cluster that they use, so its name must end in -ci or -faults"
              .formatted(named));
    }
    return named;
  }

  public static boolean kept() {
    return System.getProperty("keep") != null;
  }

  /** Whether the tests may end with its deletion. */
  public boolean deletable() {
    return !kept() && cluster.deletable();
  }

  @Override
  public void close() {
    if (deletable()) {
      new Cli(Path.of("target/scenarios/end").toAbsolutePath(), cluster.name())
          .run(LIMIT, "down", "--cluster", "--force");
    }
  }
}
