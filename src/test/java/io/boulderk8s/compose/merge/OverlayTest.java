package io.boulderk8s.compose.merge;

import static org.assertj.core.api.Assertions.assertThat;

import io.boulderk8s.compose.ComposeText;
import io.boulderk8s.compose.Mount;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class OverlayTest {
  @Test
  void single_values_are_replaced() {
    assertThat(ComposeText.service("").overrideService("image: b").web().image()).contains("b");
  }

  @Test
  void environment_merges_by_name_in_any_form() {
    assertThat(
            ComposeText.service("environment: {A: 1, B: 2, C: 3}")
                .overrideService("environment: [B=9, D=4, C]")
                .web()
                .environment())
        .containsExactlyInAnyOrderEntriesOf(Map.of("A", "1", "B", "9", "D", "4"));
  }

  @Test
  void commands_and_health_commands_are_replaced() {
    var web =
        ComposeText.service(
                "command: [a, b]\nentrypoint: c\nhealthcheck: {test: [CMD, x, y], retries: 5}")
            .overrideService("command: d e\nentrypoint: []\nhealthcheck: {test: z}")
            .web();
    assertThat(web.command()).contains(List.of("d", "e"));
    assertThat(web.entrypoint()).contains(List.of());
    assertThat(web.healthCheck().orElseThrow().command()).containsExactly("/bin/sh", "-c", "z");
    assertThat(web.healthCheck().orElseThrow().retries()).isEqualTo(5);
  }

  @Test
  void a_null_command_forgets_the_one_below() {
    assertThat(ComposeText.service("command: a").overrideService("command: null").web().command())
        .isEmpty();
  }

  @Test
  void a_null_anywhere_else_changes_nothing() {
    assertThat(
            ComposeText.service("environment: {A: 1}")
                .overrideService("environment: ")
                .web()
                .environment())
        .containsKey("A");
  }

  @Test
  void volumes_merge_by_target() {
    assertThat(
            ComposeText.service("volumes: [\"./a:/a\", \"./b:/b:ro\"]")
                .overrideService("volumes: [{type: volume, target: /a}, \"./c:/c\"]")
                .web()
                .mounts())
        .extracting(Mount::target, mount -> mount.getClass().getSimpleName())
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("/a", "Anonymous"),
            org.assertj.core.groups.Tuple.tuple("/b", "Bind"),
            org.assertj.core.groups.Tuple.tuple("/c", "Bind"));
  }

  @Test
  void other_lists_are_appended_without_doubles() {
    var web =
        ComposeText.service(
                "ports: [\"80:80\"]\ndns: 10.0.0.1\nprofiles: [a]\nextra_hosts: [\"h:10.0.0.1\"]")
            .overrideService(
                "ports: [\"80:80\", \"81:81\"]\n"
                    + "dns: [10.0.0.2, 10.0.0.1]\n"
                    + "profiles: [b, a]\n"
                    + "extra_hosts: {h: 10.0.0.2}")
            .web();
    assertThat(web.ports()).hasSize(2);
    assertThat(web.dns()).containsExactly("10.0.0.1", "10.0.0.2");
    assertThat(web.profiles()).containsExactly("a", "b");
    assertThat(web.extraHosts()).hasSize(2);
  }

  @Test
  void a_label_file_is_beside_the_ones_of_the_files_before() {
    for (String later : List.of("m.txt", "[m.txt]")) {
      assertThat(
              ComposeText.service("label_file: l.txt")
                  .overrideService("label_file: " + later)
                  .file("m.txt", "a=b")
                  .complaints())
          .singleElement()
          .asString()
          .endsWith("the file /project/l.txt cannot be read");
    }
    assertThat(
            ComposeText.service("label_file: [l.txt]")
                .overrideService("label_file: m.txt")
                .file("l.txt", "a=b")
                .file("m.txt", "c=d")
                .complaints())
        .isEmpty();
  }

  @Test
  void lists_and_mappings_of_names_merge() {
    var web =
        ComposeText.of(
                """
                services:
                  web: {image: a, networks: [one], depends_on: [db]}
                  db: {image: a, healthcheck: {test: x}}
                networks: {one: {ipam: {config: [{subnet: 10.0.0.0/24}]}}, two: }
                """)
            .overrideService(
                "networks: {one: {ipv4_address: 10.0.0.9}, two: }\n"
                    + "depends_on: {db: {condition: service_healthy}}")
            .web();
    assertThat(web.networks()).containsOnlyKeys("one", "two");
    assertThat(web.networks().get("one").ipv4Address()).contains("10.0.0.9");
    assertThat(web.dependsOn().get("db").condition()).hasToString("SERVICE_HEALTHY");
  }

  @Test
  void address_ranges_merge_by_subnet() {
    assertThat(
            ComposeText.service("")
                .override("networks: {n: {ipam: {config: [{subnet: 10.0.0.0/24}]}}}")
                .override(
                    "networks: {n: {ipam: {config: [{subnet: 10.0.0.0/24, gateway: 10.0.0.1},"
                        + " {subnet: 10.0.1.0/24}]}}}")
                .project()
                .networks()
                .get("n")
                .pools())
        .extracting(pool -> pool.subnet() + pool.gateway().orElse(""))
        .containsExactly("10.0.0.0/2410.0.0.1", "10.0.1.0/24");
  }

  @Test
  void reset_takes_away_and_override_replaces() {
    var web =
        ComposeText.service(
                "environment: {A: 1, B: 2}\n"
                    + "ports: [\"80:80\"]\n"
                    + "command: a\n"
                    + "healthcheck: {test: x, start_interval: 1s}")
            .overrideService(
                "environment: {A: !reset null}\n"
                    + "ports: !override [\"81:81\"]\n"
                    + "command: !reset null\n"
                    + "healthcheck: {start_interval: !reset null}")
            .web();
    assertThat(web.environment()).containsOnlyKeys("B");
    assertThat(web.ports())
        .singleElement()
        .hasToString(
            "PortMapping[hostIp=Optional.empty, published=Optional[81], last=Optional.empty,"
                + " target=81, protocol=tcp]");
    assertThat(web.command()).isEmpty();
    assertThat(web.healthCheck().orElseThrow().startInterval()).hasSeconds(5);
  }

  @Test
  void reset_of_a_whole_service() {
    assertThat(
            ComposeText.service("")
                .override(
                    "services: {web: !reset null, other: {image: a, ports: !reset [\"1:1\"]}}")
                .project()
                .services())
        .containsOnlyKeys("other");
  }

  @Test
  void a_list_over_a_mapping_is_an_error() {
    assertThat(
            ComposeText.service("healthcheck: {test: x}")
                .overrideService("healthcheck: [x]")
                .complaints())
        .containsExactly("override.yml:3:18: this is a list, but compose.yml:4:18 has a mapping");
  }
}
