package io.boulderk8s.compose;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What Compose does not accept, nobody gets past us either. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class ComposeRefusalOracleTest {
  @BeforeAll
  static void the_oracle_is_there() {
    assumeTrue(DockerCompose.isThere(), "skipped: no `docker compose` on this machine");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "imagee: x",
        "user: 5",
        "command: [sleep, 5]",
        "command: \"'open\"",
        "environment: {A: 2001-01-01}",
        "environment: {A: [b]}",
        "environment: text",
        "depends_on: [nobody]",
        "depends_on: [web]",
        "networks: [nowhere]",
        "network_mode: none\nnetworks: [default]",
        "volumes: [nowhere:/x]",
        "volumes: [\"ab:/b:/c:/d\"]",
        "volumes: [{type: volume, target: /x/}, {type: volume, target: /x}]",
        "ports: [99999]",
        "ports: [\"1:2:3\"]",
        "ports: [\"80-82:90-91\"]",
        "ports: [{published: 80}]",
        "healthcheck: {test: [curl]}",
        "healthcheck: {test: x, interval: 5}",
        "healthcheck: ",
        "extra_hosts: [a]",
        "container_name: a/b",
        "image: \"${X:?must}\"",
        "hostname: \"${X\"",
        "hostname: \"${1}\"",
        "user: a\nuser: b",
        "environment: {1: x}",
        "env_file: no-such.env",
        "extends: nobody",
        "image: \"\"",
      })
  void neither_accepts(String lines, @TempDir Path folder) throws IOException {
    String yaml =
        "services:\n  web:\n"
            + (lines.startsWith("image") ? "" : "    image: a\n")
            + lines.indent(4);
    Path file = Files.writeString(folder.resolve("docker-compose.yml"), yaml);

    assertThat(DockerCompose.config(folder, List.of(file), Map.of()).exitCode())
        .as("docker compose config")
        .isNotZero();
    assertThat(ComposeText.of(yaml).problems()).isNotEmpty();
  }
}
