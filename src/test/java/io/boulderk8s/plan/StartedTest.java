package io.boulderk8s.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.boulderk8s.compose.ComposeText;
import io.boulderk8s.failure.BoulderK8sException;
import io.boulderk8s.testkit.Plans;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What nobody starts does not matter, whatever it has; what Compose itself refuses does. */
@DisplayNameGeneration(ReplaceUnderscores.class)
final class StartedTest {
  private static final String NEEDED =
      """
      services:
        boulder:
          image: i
          entrypoint: [x]
          container_name: taken
          networks: {n: {ipv4_address: 10.1.0.2}}
          depends_on: [db]
        db: {image: i, networks: [n]}
      """;
  private static final String TOP =
      """
      networks:
        n: {ipam: {config: [{subnet: 10.1.0.0/24}]}}
        far: {driver: overlay, external: true}
        over: {ipam: {config: [{subnet: 10.1.0.0/24}]}}
      volumes: {theirs: {external: true}}
      secrets: {away: {external: true}}
      """;

  private static Plan plan(String service, String keys) {
    return new Planner(Plans.harness())
        .plan(ComposeText.of(NEEDED + "  " + service + ":\n" + keys.indent(4) + TOP).forUse());
  }

  private static BoulderK8sException refused(String service, String keys) {
    BoulderK8sException failure =
        catchThrowableOfType(BoulderK8sException.class, () -> plan(service, keys));
    assertThat(failure).as("a refusal").isNotNull();
    return failure;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "image: i\nnetworks: {n: {ipv4_address: 10.1.0.2}}",
        "image: i\nnetworks: [far]",
        "image: i\nnetworks: [over]",
        "image: i\npid: host",
        "image: i\ndevices: [/dev/fuse]",
        "image: i\nnetwork_mode: host",
        "image: i\ncontainer_name: taken",
        "image: NO/Image",
        "image: i\nvolumes: [\"theirs:/x\"]",
        "image: i\nsecrets: [away]",
        "image: i\nsysctls: {kernel.msgmax: 1}",
        "image: i\nenv_file: no-such.env",
        "image: i\nextra_hosts: [\"a=host-gateway\"]",
        "image: i\nrestart: sometimes",
      })
  void a_service_that_nothing_needs_never_refuses_the_checkout(String keys) {
    assertThat(plan("extra", keys).dependencies())
        .extracting(Workload::service)
        .containsExactly("db");
    assertThat(plan("extra", keys + "\nprofiles: [off]").dependencies()).hasSize(1);
    assertThat(refused("bsetup", keys + "\nentrypoint: [x]")).as("the same, needed").isNotNull();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "user: a",
        "image: i\nnetworks: [nowhere]",
        "image: i\nvolumes: [\"nowhere:/x\"]",
        "image: i\ndepends_on: [nobody]",
        "image: i\nhealthcheck: {test: [curl]}",
      })
  void what_compose_refuses_matters_unless_its_profile_is_off(String keys) {
    assertThat(refused("extra", keys)).hasMessageContaining("compose.yml:");
    assertThat(plan("extra", keys + "\nprofiles: [off]").dependencies()).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"image: i\nuser: 5", "image: i\nlabels: 5", "image: i\nimagee: x"})
  void what_its_schema_refuses_always_matters(String keys) {
    assertThat(refused("extra", keys + "\nprofiles: [off]")).hasMessageContaining("compose.yml:");
  }

  @Test
  void a_setup_that_the_runner_depends_on_is_run_and_then_started_as_compose_does() {
    Plan plan =
        new Planner(Plans.harness())
            .plan(
                ComposeText.of(
                        """
                        services:
                          boulder: {image: i, entrypoint: [x], depends_on: [bsetup]}
                          bsetup: {image: i, entrypoint: [x]}
                        """)
                    .forUse());

    assertThat(plan.setup()).extracting(Workload::name).containsExactly("bsetup-run");
    assertThat(plan.dependencies()).extracting(Workload::name).containsExactly("bsetup");
  }

  @Test
  void an_empty_network_mode_is_the_network_of_the_others() {
    String file = "services: {boulder: {image: i, entrypoint: [x], network_mode: \"\"%s}%s}";

    assertThat(Plans.of(file.formatted("", "")).runner().endpoint().isolated()).isTrue();
    assertThat(
            Plans.of(file.formatted(", depends_on: [a]", ", a: {image: i}"))
                .runner()
                .endpoint()
                .attachments())
        .containsOnlyKeys("default");
  }
}
