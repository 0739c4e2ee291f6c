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
        "labels: 5",
        "labels: {a: [b]}",
        "labels: [[x]]",
        "annotations: text",
        "attach: sometimes",
        "attach: []",
        "logging: {drver: x}",
        "logging: {options: {a: [x]}}",
        "logging: none",
        "expose: 80",
        "expose: [1.5]",
        "pull_policy: sometimes",
        "pull_policy: 5",
        "label_file: {a: b}",
        "label_file: no.labels",
        "label_file: [no.labels]",
        "develop: {watch: [{path: ., action: sync}]}",
        "develop: {watch: [{path: .}]}",
        "develop: {watch: [{path: \"\", action: rebuild}]}",
        "deploy: {mode: []}",
        "deploy: {update_config: {delay: \"5\"}}",
        "deploy: {update_config: {order: x}}",
        "deploy: {update_config: {parallelism: -1}}",
        "deploy: {placement: {constraints: x}}",
        "deploy: {labels: [5]}",
        "deploy: {resources: {reservations: {cpus: x}}}",
        "deploy: {resources: {reservations: {cpus: .inf}}}",
        "deploy: {update_config: {max_failure_ratio: .nan}}",
        "security_opt: [label=disable, label=disable]",
        "group_add: [a, a]",
        "group_add: [\"5\", 5]",
        "networks: [default, default]",
        "extra_hosts: [\"a=1.1.1.1\", \"a=1.1.1.1\"]",
        "depends_on: {web: {condition: service_started, restart: maybe}}",
        "stop_signal: 15",
        "volumes: [{type: bind, source: /a, target: /b, bind: {selinux: x}}]",
        "volumes: [{type: volume, target: /b, volume: {nocopy: maybe}}]",
        "volumes: [{type: volume, target: /b, consistency: 5}]",
        "volumes: [{source: a, target: /b}]",
        "env_file: [{required: true}]",
        "sysctls: [a, [b]]",
        "ports: [{target: 80, name: []}]",
        "container_name: \"\"",
        "init: perhaps",
        "environment: [\"A = b\"]",
        "deploy: {resources: {reservations: {generic_resources: [{discrete_resource_spec:"
            + " {value: x}}]}}}",
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

  @ParameterizedTest
  @ValueSource(
      strings = {
        "networks: {n: {attachable: []}}",
        "networks: {n: {attachable: maybe}}",
        "networks: {n: {labels: {a: {b: c}}}}",
        "networks: {n: {ipam: {config: [{aux_addresses: {a: 5}}]}}}",
        "volumes: {v: {external: true, driver_opts: {type: none}}}",
        "volumes: {v: {external: true, labels: [a]}}",
        "volumes: {v: {labels: 5}}",
        "networks: {n: {name: a, external: {name: b}}}",
        "secrets: {s: {file: a, labels: [{}]}}",
        "secrets: {s: {name: x}}",
        "secrets: {s: {external: false}}",
        "secrets: {s: {environment: \"\"}}",
        "secrets: {s: {file: a, environment: B}}",
        "configs: {c: {file: a, content: b}}",
        "configs: {c: {}}",
        "version: 3",
        "---",
        "---\n# nothing\n---\nversion: \"3\"",
        "services: ",
        "services: !reset {web: {image: a}}",
        "name: [a]",
        "name: \"${X:-}\"",
        "name: \"!!\"",
        "name: !reset []",
      })
  void neither_accepts_what_stands_beside_the_services(String lines, @TempDir Path folder)
      throws IOException {
    String yaml =
        lines.startsWith("services:") ? lines : "services: {web: {image: a}}\n" + lines + "\n";

    assertThat(refusedByCompose(folder, yaml)).as("docker compose config").isTrue();
    assertThat(ComposeText.of(yaml).problems()).isNotEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"mode: \"0o400\"", "mode: 1.5", "uid: 5", "gid: [a]", "mode: \"8\""})
  void neither_accepts_the_use_of_a_secret(String key, @TempDir Path folder) throws IOException {
    String yaml =
        """
        services: {web: {image: a, secrets: [{source: s, %s}]}}
        secrets: {s: {file: ./s}}
        """
            .formatted(key);

    assertThat(refusedByCompose(folder, yaml)).as("docker compose config").isTrue();
    assertThat(ComposeText.of(yaml).problems()).isNotEmpty();
  }

  private static boolean refusedByCompose(Path folder, String yaml) throws IOException {
    Path file = Files.writeString(folder.resolve("docker-compose.yml"), yaml);
    return DockerCompose.config(folder, List.of(file), Map.of()).exitCode() != 0;
  }

  @ParameterizedTest
  @ValueSource(strings = {"networks: {n: {ipam: {config: }}}", "services: ", "---", "~"})
  void neither_accepts_that_a_later_file_makes_it_nothing(String over, @TempDir Path folder)
      throws IOException {
    String base =
        "services: {web: {image: a}}\nnetworks: {n: {ipam: {config: [{subnet: 10.1.0.0/24}]}}}\n";
    List<Path> files =
        List.of(
            Files.writeString(folder.resolve("docker-compose.yml"), base),
            Files.writeString(folder.resolve("docker-compose.a.yml"), over));

    assertThat(DockerCompose.config(folder, files, Map.of()).exitCode()).isNotZero();
    assertThat(ComposeText.of(base).override(over).problems()).isNotEmpty();
  }
}
