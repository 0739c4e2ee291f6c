package io.boulderk8s.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Assumptions;

/** What has to be true of this machine for the sample to run under docker compose. */
public final class DockerCompose {
  private static final Duration LIMIT = Duration.ofMinutes(10);
  private static final Path HOME = Path.of("").toAbsolutePath();
  private static final int START_INTERVAL_SINCE = 25;

  private DockerCompose() {}

  /**
   * Aborts the test, which then counts as skipped, where Compose cannot run the sample now.
   *
   * @param project the Compose project of the sample, or of a copy
   * @return the file that Compose needs beside the sample's own, for an old engine
   */
  public static Optional<String> overrideOfSample(Cli cli, String project) {
    CliResult setup = program(cli, HOME.resolve("scripts/setup-compose.sh").toString());
    Assumptions.assumeTrue(
        setup.exitCode() == 0, () -> "there is no docker compose: " + setup.stderr().strip());
    refuseCollision(cli, project);
    String version = docker(cli, "version", "--format", "{{.Server.Version}}");
    return Integer.parseInt(version.split("\\.")[0]) < START_INTERVAL_SINCE
        ? Optional.of("docker-compose.old-engine.yml")
        : Optional.empty();
  }

  /** Boulder's own Compose network and the sample's are the same range. */
  private static void refuseCollision(Cli cli, String project) {
    String format = "{{.Name}} {{range .IPAM.Config}}{{.Subnet}} {{end}}";
    List<String> words = new ArrayList<>(List.of("network", "inspect", "--format", format));
    docker(cli, "network", "ls", "--quiet").lines().forEach(words::add);
    docker(cli, words.toArray(String[]::new))
        .lines()
        .filter(line -> line.contains("10.77.77.0/24") && !line.startsWith(project + "_"))
        .findFirst()
        .ifPresent(
            line ->
                Assumptions.abort(
                    "another Compose project has the sample's addresses: network " + line.strip()));
  }

  private static String docker(Cli cli, String... arguments) {
    List<String> argv = new ArrayList<>(List.of("docker"));
    argv.addAll(List.of(arguments));
    CliResult result = program(cli, argv.toArray(String[]::new));
    assertThat(result.exitCode()).as(result::toString).isZero();
    return result.stdout();
  }

  private static CliResult program(Cli cli, String... argv) {
    return cli.program(HOME, Map.of(), LIMIT, argv);
  }
}
