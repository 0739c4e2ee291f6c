package io.boulderk8s.compose.keys;

import static org.assertj.core.api.Assertions.assertThat;

import io.boulderk8s.compose.ComposeText;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class KeyRulesTest {
  private static final List<String> PATTERNS =
      KeyRules.all().stream().map(KeyRule::pattern).toList();

  @Test
  void every_key_has_one_rule() {
    assertThat(PATTERNS).doesNotHaveDuplicates();
  }

  @Test
  void the_key_above_each_key_is_handled() {
    List<String> handled =
        KeyRules.all().stream()
            .filter(rule -> rule.verdict() instanceof KeyVerdict.Handled)
            .map(KeyRule::pattern)
            .toList();
    assertThat(PATTERNS)
        .filteredOn(pattern -> pattern.contains("."))
        .allSatisfy(
            pattern ->
                assertThat(handled)
                    .contains(
                        pattern.substring(0, pattern.lastIndexOf('.')).replaceAll("\\[]$", "")));
  }

  @Test
  void every_verdict_says_why() {
    assertThat(KeyRules.all()).allSatisfy(rule -> assertThat(rule.verdict().note()).isNotBlank());
  }

  @ParameterizedTest
  @CsvSource({
    "imagee: x, unknown key `services.web.imagee`, did you mean `image`?",
    "environments: x, unknown key `services.web.environments`, did you mean `environment`?",
    "frobnicate: x, unknown key `services.web.frobnicate`, remove it; docs/compose-support.md"
        + " lists what is known",
  })
  void unknown_keys_are_errors(String line, String what, String next) {
    assertThat(ComposeText.service(line).problems())
        .singleElement()
        .satisfies(
            problem -> {
              assertThat(problem.where()).isEqualTo("compose.yml:4:5");
              assertThat(problem.what()).isEqualTo(what);
              assertThat(problem.next()).isEqualTo(next);
            });
  }

  @Test
  void unknown_keys_are_found_on_every_level() {
    assertThat(
            ComposeText.of(
                    """
                    service: {}
                    services:
                      web:
                        image: a
                        build: {contxt: .}
                        healthcheck: {tset: x}
                        ports: [{target: 80, publish: 80}]
                        networks: {n: {alias: [x]}}
                        depends_on: {db: {condition: service_started, need: true}}
                      db: {image: a}
                    networks:
                      n: {ipam: {config: [{subnett: 10.0.0.0/8}]}}
                    volumes:
                      v: {drivr: local}
                    """)
                .complaints())
        .contains(
            "compose.yml:1:1: unknown key `service`",
            "compose.yml:5:13: unknown key `services.web.build.contxt`",
            "compose.yml:6:19: unknown key `services.web.healthcheck.tset`",
            "compose.yml:7:26: unknown key `services.web.ports[].publish`",
            "compose.yml:8:20: unknown key `services.web.networks.n.alias`",
            "compose.yml:9:51: unknown key `services.web.depends_on.db.need`",
            "compose.yml:12:24: unknown key `networks.n.ipam.config[].subnett`",
            "compose.yml:14:7: unknown key `volumes.v.drivr`");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "devices: [/dev/fuse]",
        "mac_address: 02:42:ac:11:65:43",
        "pid: host",
        "ipc: host",
        "userns_mode: keep-id",
        "platform: linux/arm64",
        "scale: 3",
        "pids_limit: 100",
        "post_start: [{command: a}]",
        "pre_stop: [{command: a}]",
        "external_links: [a]",
        "volumes_from: [a]"
      })
  void keys_that_would_change_behaviour_are_refused(String line) {
    String key = line.substring(0, line.indexOf(':'));
    assertThat(ComposeText.service(line).complaints())
        .singleElement()
        .asString()
        .startsWith("compose.yml:4:5: `services.web." + key + "` is not supported: ");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "scale: 1",
        "ipc: private",
        "platform: linux/amd64",
        "pids_limit: -1",
        "oom_kill_disable: false",
        "runtime: runc"
      })
  void a_refused_key_may_say_what_is_the_case_anyway(String line) {
    assertThat(ComposeText.service(line).problems()).isEmpty();
  }

  @Test
  void a_refused_key_can_be_reset_by_an_override_file() {
    assertThat(ComposeText.service("scale: 2").overrideService("scale: !reset null").problems())
        .isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "labels: {a: b}",
        "labels: [a=b]",
        "logging: {driver: none}",
        "expose: [80]",
        "pull_policy: always",
        "x-anything: {a: [1, {b: c}]}",
        "deploy: {update_config: {parallelism: 2}, labels: {a: b}}"
      })
  void ignored_keys_and_extensions_change_nothing(String line) {
    assertThat(ComposeText.service(line).web().image())
        .isEqualTo(ComposeText.service("").web().image());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "hostname: 5 | must be a text, this is the number 5 | put it in quotes",
        "user: 1001 | must be a text, this is the number 1001 | put it in quotes",
        "hostname: [a] | must be a text, this is a list | write it as Compose's reference shows it",
        "environment: text | must be a mapping of names to values, or a list of NAME=VALUE, this is"
            + " the text \"text\" | write it as Compose's reference shows it",
        "volumes: ./a:/a | must be a list, this is the text \"./a:/a\" | write it as Compose's"
            + " reference shows it",
        "healthcheck: [a] | must be a mapping, this is a list | write it as Compose's reference"
            + " shows it",
        "networks: one | must be a mapping of names, this is the text \"one\" | write it as"
            + " Compose's reference shows it",
        "depends_on: | must be a mapping of names, this is empty | write it as Compose's reference"
            + " shows it",
      })
  void values_of_the_wrong_shape_are_errors(String line, String what, String next) {
    assertThat(ComposeText.service(line).problems())
        .singleElement()
        .satisfies(
            problem -> {
              assertThat(problem.where()).startsWith("compose.yml:");
              assertThat(problem.what()).endsWith(what);
              assertThat(problem.next()).isEqualTo(next);
            });
  }
}
