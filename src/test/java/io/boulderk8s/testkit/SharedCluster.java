package io.boulderk8s.testkit;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Assumptions;

/**
 * The kind cluster that all scenarios share. The first `up` of a scenario makes it; it is deleted
 * at the end, and not with -Dkeep.
 */
public final class SharedCluster implements AutoCloseable {
  private static final Duration LIMIT = Duration.ofMinutes(5);

  private SharedCluster() {}

  /** Aborts the tests, which then count as skipped, where it cannot be had. */
  static SharedCluster required() {
    Assumptions.assumeTrue(
        Files.exists(Path.of("target/boulder-k8s.jar")),
        "target/boulder-k8s.jar is missing: scenarios drive the packaged CLI (mvn package)");
    Assumptions.assumeTrue(
        docker("version").exitCode() == 0, "no container engine answers: no cluster can be made");
    return new SharedCluster();
  }

  static String name() {
    String named = System.getenv("BOULDER_K8S_CLUSTER");
    return named == null || named.isEmpty() ? "boulder-k8s-ci" : named;
  }

  public static boolean kept() {
    return System.getProperty("keep") != null;
  }

  @Override
  public void close() {
    if (!kept()) {
      new Cli(Path.of("target/scenarios/end").toAbsolutePath(), name())
          .run(LIMIT, "down", "--cluster");
    }
  }

  private static CliResult docker(String... arguments) {
    return ScenarioExtension.command(
        java.util.stream.Stream.concat(
                java.util.stream.Stream.of("docker"), java.util.stream.Stream.of(arguments))
            .toList(),
        Duration.ofMinutes(1));
  }
}
