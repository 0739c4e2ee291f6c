package io.boulderk8s.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.boulderk8s.failure.BoulderK8sException;
import io.boulderk8s.failure.FailureKind;
import io.boulderk8s.plan.Workload.Role;
import io.boulderk8s.testkit.FakeImages;
import io.boulderk8s.testkit.Plans;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
final class PlannerTest {
  private static final String RUNNER =
      """
      services:
        boulder:
          image: tools:1
          entrypoint: [test/entrypoint.sh]
      """;

  private static List<String> services(List<Workload> workloads) {
    return workloads.stream().map(Workload::service).toList();
  }

  private static BoulderK8sException refused(String yaml) {
    BoulderK8sException failure =
        catchThrowableOfType(BoulderK8sException.class, () -> Plans.of(yaml));
    assertThat(failure).as("a refusal").isNotNull();
    assertThat(failure.kind()).isEqualTo(FailureKind.CHECKOUT);
    return failure;
  }

  @Nested
  @DisplayNameGeneration(ReplaceUnderscores.class)
  final class What_runs {
    @Test
    void a_dependency_comes_before_what_depends_on_it_over_any_number_of_steps() {
      Plan plan =
          Plans.of(
              RUNNER
                  + """
                      depends_on: [a, d]
                    a:
                      image: i
                      depends_on: [c]
                    b:
                      image: i
                    c:
                      image: i
                      depends_on: [b]
                    d:
                      image: i
                      depends_on: [b]
                  """);

      assertThat(services(plan.dependencies())).containsExactly("b", "c", "a", "d");
    }

    @Test
    void what_the_runner_does_not_need_is_not_started() {
      Plan plan =
          Plans.of(
              RUNNER
                  + """
                      depends_on: [needed]
                    needed:
                      image: i
                    not-needed:
                      image: i
                      depends_on: [needed]
                  """);

      assertThat(services(plan.workloads())).containsExactly("needed", "boulder");
      assertThat(plan.runner().role()).isEqualTo(Role.RUNNER);
      assertThat(plan.dependencies().getFirst().role()).isEqualTo(Role.DEPENDENCY);
    }

    @Test
    void a_setup_service_is_a_one_shot_and_no_dependency() {
      Plan plan =
          Plans.of(
              RUNNER
                  + """
                    bsetup:
                      image: tools:1
                      entrypoint: [test/certs/generate.sh]
                      profiles: [setup]
                  """);

      assertThat(services(plan.setup())).containsExactly("bsetup");
      assertThat(plan.setup().getFirst().role()).isEqualTo(Role.SETUP);
      assertThat(plan.dependencies()).isEmpty();
    }

    @Test
    void a_checkout_may_need_no_setup() {
      assertThat(Plans.of(RUNNER).setup()).isEmpty();
    }

    @Test
    void a_service_without_an_image_has_the_name_that_compose_gives_its_build() {
      assertThat(
              Plans.of("services: {boulder: {build: ., entrypoint: [x]}}")
                  .runner()
                  .container()
                  .image())
          .isEqualTo("project-boulder");
    }

    @Test
    void only_volumes_that_somebody_mounts_are_in_the_plan() {
      Plan plan = Plans.planOfWeb("volumes: [\"used:/data\"]", "volumes: {used: {}, unused: {}}\n");

      assertThat(plan.volumes()).containsOnlyKeys("used");
    }
  }

  @Nested
  @DisplayNameGeneration(ReplaceUnderscores.class)
  final class Names_and_networks {
    private static final String NETWORK =
        """
        networks:
          bouldernet:
            ipv4_address: 10.77.77.77
            aliases: [boulder-alias]
        """;
    private static final String NETWORKS =
        "networks: {bouldernet: {ipam: {config: [{subnet: 10.77.77.0/24}]}}}\n";

    private static Endpoint.Attachment attachment(Workload workload) {
      return workload.endpoint().attachments().get("bouldernet");
    }

    @Test
    void a_dependency_answers_to_service_alias_and_container_name() {
      assertThat(attachment(Plans.webAnd(NETWORK, NETWORKS)))
          .isEqualTo(
              new Endpoint.Attachment(
                  "project_bouldernet",
                  "project-web-1",
                  List.of("web", "boulder-alias", "project-web-1"),
                  List.of("10.77.77.77"),
                  List.of("10.77.77.0/24")));
    }

    @Test
    void container_name_replaces_the_generated_one() {
      assertThat(attachment(Plans.webAnd("container_name: db\n" + NETWORK, NETWORKS)).names())
          .containsExactly("web", "boulder-alias", "db");
    }

    @Test
    void the_runner_has_its_address_but_no_alias_as_compose_run_gives_none() {
      Plan plan = Plans.of(RUNNER + NETWORK.indent(4) + NETWORKS);

      assertThat(attachment(plan.runner()).names()).containsExactly("project-boulder-1");
      assertThat(attachment(plan.runner()).addresses()).containsExactly("10.77.77.77");
    }

    @Test
    void without_networks_a_service_is_on_the_default_one() {
      assertThat(Plans.web("").endpoint().attachments().get("default").network())
          .isEqualTo("project_default");
    }

    @Test
    void network_mode_none_is_isolated() {
      Workload lonely = Plans.web("network_mode: none");

      assertThat(lonely.endpoint().isolated()).isTrue();
      assertThat(lonely.endpoint().addresses()).isEmpty();
      assertThat(Plans.web("").endpoint().isolated()).isFalse();
    }

    @Test
    void dns_servers_keep_their_order() {
      assertThat(Plans.web("dns: [10.77.77.10, 1.1.1.1]").endpoint().dns())
          .containsExactly("10.77.77.10", "1.1.1.1");
    }
  }

  @Nested
  @DisplayNameGeneration(ReplaceUnderscores.class)
  final class Users {
    @Test
    void a_user_by_number_is_taken() {
      assertThat(Plans.web("user: \"100\"").container().user().orElseThrow().uid()).isEqualTo(100);
      assertThat(Plans.web("user: \"100\"").container().user().orElseThrow().gid()).isEmpty();
      assertThat(Plans.web("user: \"100:101\"").container().user().orElseThrow().gid())
          .hasValue(101L);
      assertThat(Plans.web("").container().user()).isEmpty();
    }

    @Test
    void a_user_by_name_is_refused_where_it_is_written_when_nobody_knows_the_image() {
      assertThat(refused(RUNNER + "    user: nobody\n").problems())
          .singleElement()
          .satisfies(
              problem -> {
                assertThat(problem.where()).isEqualTo("compose.yml:5:5");
                assertThat(problem.what()).contains("nobody").contains("is a name of its image's");
              });
    }
  }

  @Nested
  @DisplayNameGeneration(ReplaceUnderscores.class)
  final class Refusals {
    @Test
    void a_checkout_without_the_runner_names_what_it_has() {
      assertThat(refused("services: {web: {image: i}, db: {image: i}}"))
          .hasMessageContaining("no service boulder")
          .hasMessageContaining("they have: db, web");
    }

    @Test
    void a_checkout_without_services_says_where_there_are_none() {
      assertThat(refused("services: {}"))
          .hasMessageContaining("compose.yml:1:1")
          .hasMessageContaining("no service boulder")
          .hasMessageContaining("they have no services at all");
      for (String nothing :
          new String[] {"", "# nothing\n", "version: '3'\n", "services: !reset"}) {
        assertThat(refused(nothing))
            .hasMessageContaining("compose.yml:1:1: the Compose files are empty");
      }
    }

    @Test
    void a_runner_without_an_entrypoint_is_refused_when_nobody_knows_its_image() {
      assertThat(refused("services: {boulder: {image: i}}"))
          .hasMessageContaining(
              "the agent starts the command of service boulder, which is its image's, and its image"
                  + " i is not inspected here");
    }

    @Test
    void a_setup_that_says_nothing_to_execute_is_refused_one_with_a_command_is_not() {
      assertThat(refused(RUNNER + "  bsetup: {image: i}\n")).hasMessageContaining("bsetup");
      FakeImages silent = new FakeImages(ImageConfig.SILENT);
      assertThatThrownBy(() -> Plans.of(RUNNER + "  bsetup: {image: i}\n", silent))
          .hasMessageContaining(
              "neither the files nor the image of service bsetup say what it executes");
      String command = "  bsetup: {image: i, command: [make]}\n";
      assertThat(Plans.of(RUNNER + command, silent).setup()).hasSize(1);
    }

    @Test
    void all_problems_come_at_once() {
      assertThat(
              refused(
                      RUNNER
                          + """
                              user: nobody
                            bsetup:
                              image: i
                              user: root
                          """)
                  .problems())
          .hasSize(3);
    }
  }
}
