package io.boulderk8s.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.boulderk8s.boulder.HarnessReader;
import io.boulderk8s.checkout.Checkout;
import io.boulderk8s.checkout.ComposeFiles;
import io.boulderk8s.compose.ComposeProject;
import io.boulderk8s.compose.Mount;
import io.boulderk8s.compose.template.DotEnvFile;
import io.boulderk8s.failure.BoulderK8sException;
import io.boulderk8s.process.Command;
import io.boulderk8s.process.LocalProcessRunner;
import io.boulderk8s.process.ProcessResult;
import io.boulderk8s.process.ProgramNotFoundException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Which files make the project, which variables they see, where their paths start, and what the
 * project is called: as `docker compose config` has it, called in the checkout as t.sh does.
 */
@DisplayNameGeneration(ReplaceUnderscores.class)
final class ProjectFilesOracleTest {
  private static final Duration LIMIT = Duration.ofMinutes(2);
  private static final String SERVICE =
      """
      services:
        boulder:
          image: "i:%s-${A:-none}-${B:-none}"
          entrypoint: [x]
          volumes: ["./here:/here", "${PWD}/there:/there"]
      """;

  @TempDir private Path folder;
  private Path root;

  @BeforeAll
  static void the_oracle_is_there() {
    boolean there;
    try {
      there = run(Command.of("docker", "compose", "version")).succeeded();
    } catch (ProgramNotFoundException e) {
      there = false;
    }
    assumeTrue(there, "skipped: no `docker compose` on this machine");
  }

  @BeforeEach
  void checkout() throws IOException {
    root = Files.createDirectory(folder.toRealPath().resolve("checkout"));
    Files.createDirectory(root.resolve("sub"));
  }

  /** Files that are there, one of them perhaps with lines; then what the environment has. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "docker-compose.yml",
        "compose.yaml",
        "compose.yml",
        "docker-compose.yaml",
        "docker-compose.yml compose.yaml",
        "docker-compose.yml docker-compose.override.yaml compose.override.yml",
        "compose.yaml docker-compose.override.yml",
        "docker-compose.yml .env(A=1,B=$A)",
        "docker-compose.yml one.env(A=1) two.env(B=${A}2) .env(A=5,B=5) |"
            + " COMPOSE_ENV_FILES=one.env,,two.env",
        "docker-compose.yml one.env(A=1) | COMPOSE_ENV_FILES=one.env,no.env",
        "docker-compose.yml .env(A=1) | COMPOSE_DISABLE_ENV_FILE=true",
        "docker-compose.yml .env/",
        "docker-compose.yml .env/ | COMPOSE_ENV_FILES=.env",
        "docker-compose.yml sub/x.yml | COMPOSE_FILE=sub/x.yml",
        "sub/x.yml | COMPOSE_FILE=sub/x.yml",
        "docker-compose.yml sub/x.yml .env(A=root) sub/.env(A=sub,B=$A) | COMPOSE_FILE=sub/x.yml",
        "docker-compose.yml sub/x.yml .env(COMPOSE_FILE=sub/x.yml)",
        "docker-compose.yml sub/x.yml"
            + " .env(COMPOSE_FILE=sub/x.yml+docker-compose.yml,COMPOSE_PATH_SEPARATOR=+)",
        "docker-compose.yml sub/x.yml | COMPOSE_FILE=docker-compose.yml:sub/x.yml",
        "docker-compose.yml | COMPOSE_FILE=",
        "docker-compose.yml | COMPOSE_FILE=docker-compose.yml:",
        "docker-compose.yml | COMPOSE_FILE=no.yml",
        "docker-compose.yml sub/x.yml | COMPOSE_FILE=sub",
        "docker-compose.yml sub/x.yml | COMPOSE_FILE=sub/x.yml COMPOSE_PROJECT_NAME=named",
        "docker-compose.yml | PWD=/elsewhere",
      })
  void is_what_compose_makes_of_the_checkout(String words) throws IOException {
    String[] parts = words.split(" \\| ");
    for (String file : parts[0].split(" ")) {
      write(file);
    }
    Map<String, String> environment = new HashMap<>();
    for (String variable : parts.length == 1 ? new String[0] : parts[1].split(" ")) {
      environment.put(variable.split("=", 2)[0], variable.split("=", 2)[1]);
    }

    assertThat(ours(environment)).isEqualTo(theirs(environment));
  }

  private void write(String file) throws IOException {
    if (file.endsWith("/")) {
      Files.createDirectory(root.resolve(file));
      return;
    }
    String[] parts = file.split("\\(", 2);
    String text =
        parts.length == 1
            ? SERVICE.formatted(file.replaceAll("[/.]", "-"))
            : parts[1].replaceAll("\\)$", "").replace(',', '\n');
    Files.writeString(root.resolve(parts[0]), text);
  }

  private String ours(Map<String, String> environment) {
    ComposeReading reading = reading(environment);
    try {
      ComposeProject project = reading.rendering(false).project();
      var boulder = project.services().get("boulder");
      List<String> mounts =
          boulder.mounts().stream().map(m -> ((Mount.Bind) m).source().toString()).toList();
      return project.name() + " " + boulder.image().orElseThrow() + " " + mounts;
    } catch (BoulderK8sException e) {
      return "refused";
    }
  }

  private ComposeReading reading(Map<String, String> environment) {
    return new ComposeReading(
        new Checkout(root, false),
        new HarnessReader().read(),
        DotEnvFile.of(root, environment),
        environment,
        ComposeFiles::text,
        io.boulderk8s.plan.ImageConfigs.NOT_NEEDED);
  }

  private String theirs(Map<String, String> environment) throws IOException {
    Map<String, String> all = new HashMap<>(environment);
    all.put(
        "DOCKER_CONFIG",
        Optional.ofNullable(System.getenv("DOCKER_CONFIG"))
            .orElse(Path.of(System.getProperty("user.home"), ".docker").toString()));
    ProcessResult result =
        run(
            new Command(
                List.of("docker", "compose", "config", "--format", "json"),
                all,
                Optional.of(root)));
    if (!result.succeeded()) {
      return "refused";
    }
    JsonNode project = new JsonMapper().readTree(result.stdout());
    JsonNode boulder = project.path("services").path("boulder");
    Stream<String> mounts =
        boulder.path("volumes").valueStream().map(mount -> mount.path("source").asText());
    return project.path("name").asText()
        + " "
        + boulder.path("image").asText()
        + " "
        + mounts.toList();
  }

  private static ProcessResult run(Command command) {
    return new LocalProcessRunner(System.getenv()).run(command, LIMIT);
  }
}
