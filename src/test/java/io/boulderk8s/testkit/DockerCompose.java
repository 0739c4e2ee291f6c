package io.boulderk8s.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Assumptions;

/** The sample under docker compose, by its own t.sh and tn.sh; gone when closed. */
public final class DockerCompose implements AutoCloseable {
  private static final Duration QUICK = Duration.ofMinutes(3);
  private static final Path HOME = Path.of("").toAbsolutePath();
  private static final Path SAMPLE = HOME.resolve("sample");
  private static final int START_INTERVAL_SINCE = 25;

  private final Cli recorder;
  private final Map<String, String> environment = new HashMap<>();

  private DockerCompose(Cli recorder) {
    this.recorder = recorder;
  }

  /** Aborts the test, which then counts as skipped, where Compose cannot run the sample now. */
  public static DockerCompose ofSample(Cli recorder) {
    DockerCompose compose = new DockerCompose(recorder);
    CliResult setup =
        compose.docker(Duration.ofMinutes(10), HOME.resolve("scripts/setup-compose.sh").toString());
    Assumptions.assumeTrue(
        setup.exitCode() == 0, () -> "there is no docker compose: " + setup.stderr().strip());
    compose.refuseCollision();
    CliResult version = compose.docker("version", "--format", "{{.Server.Version}}");
    if (Integer.parseInt(version.stdout().split("\\.")[0]) < START_INTERVAL_SINCE) {
      compose.environment.put("COMPOSE_FILE", "docker-compose.yml:docker-compose.old-engine.yml");
    }
    return compose;
  }

  /** Boulder's own Compose network and the sample's are the same range. */
  private void refuseCollision() {
    String format = "{{.Name}} {{range .IPAM.Config}}{{.Subnet}} {{end}}";
    String ids = docker("network", "ls", "--quiet").stdout();
    List<String> words =
        new java.util.ArrayList<>(List.of("network", "inspect", "--format", format));
    ids.lines().forEach(words::add);
    docker(words.toArray(String[]::new))
        .stdout()
        .lines()
        .filter(line -> line.contains("10.77.77.0/24") && !line.startsWith("sample_"))
        .findFirst()
        .ifPresent(
            line ->
                Assumptions.abort(
                    "another Compose project has the sample's addresses: network " + line.strip()));
  }

  /** Runs t.sh or tn.sh. */
  public CliResult script(String script, Duration limit, String... arguments) {
    List<String> argv = new java.util.ArrayList<>(List.of(SAMPLE.resolve(script).toString()));
    argv.addAll(List.of(arguments));
    return docker(limit, argv.toArray(String[]::new));
  }

  private CliResult docker(String... arguments) {
    List<String> argv = new java.util.ArrayList<>(List.of("docker"));
    argv.addAll(List.of(arguments));
    CliResult result = docker(QUICK, argv.toArray(String[]::new));
    assertThat(result.exitCode()).as(result::toString).isZero();
    return result;
  }

  private CliResult docker(Duration limit, String... argv) {
    return recorder.program(SAMPLE, environment, limit, argv);
  }

  @Override
  public void close() {
    docker("compose", "--profile", "setup", "down", "--volumes", "--timeout", "2");
  }
}
