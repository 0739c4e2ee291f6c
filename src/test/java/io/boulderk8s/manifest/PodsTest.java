package io.boulderk8s.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import io.boulderk8s.plan.Plan;
import io.boulderk8s.plan.RunCommandLine;
import io.boulderk8s.plan.Workload;
import io.boulderk8s.testkit.Plans;
import io.boulderk8s.testkit.Stacks;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.Pod;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
final class PodsTest {
  private static final Plan PLAN = Plans.planOfWeb("", "");

  private static Pod run(String... arguments) {
    return Stacks.of(PLAN)
        .run(
            new RunCommandLine(Plans.harness())
                .test(PLAN.runner(), false, List.of(arguments), Map.of()),
            "id-1");
  }

  @Nested
  @DisplayNameGeneration(ReplaceUnderscores.class)
  final class A_dependency {
    @Test
    void an_entrypoint_replaces_the_images_and_a_command_its_arguments() {
      Container container = Stacks.main(Stacks.web("entrypoint: [a]\ncommand: [b, c]"));

      assertThat(container.getCommand()).containsExactly("a");
      assertThat(container.getArgs()).containsExactly("b", "c");
    }

    @Test
    void what_compose_does_not_say_is_left_to_the_image() {
      Container container = Stacks.main(Stacks.web(""));

      assertThat(container.getCommand()).isEmpty();
      assertThat(container.getArgs()).isEmpty();
      assertThat(container.getWorkingDir()).isNull();
      assertThat(container.getSecurityContext()).isNull();
    }

    @ParameterizedTest
    @CsvSource({"no, Never", "on-failure, OnFailure", "always, Always", "unless-stopped, Always"})
    void restart_is_what_compose_says(String compose, String kubernetes) {
      assertThat(Stacks.web("restart: \"" + compose + "\"").getSpec().getRestartPolicy())
          .isEqualTo(kubernetes);
    }

    @Test
    void a_crash_is_seen_where_compose_asks_for_no_restart() {
      assertThat(Stacks.web("").getSpec().getRestartPolicy()).isEqualTo("Never");
    }

    @Test
    void nothing_of_kubernetes_leaks_into_the_environment() {
      Pod pod = Stacks.web("environment: {A: \"1\"}");

      assertThat(pod.getSpec().getEnableServiceLinks()).isFalse();
      assertThat(pod.getSpec().getAutomountServiceAccountToken()).isFalse();
      assertThat(Stacks.main(pod).getEnv().getLast()).isEqualTo(new EnvVar("A", "1", null));
      // the kubelet adds these to every container that has no value for them
      assertThat(Stacks.main(pod).getEnv().subList(0, 8))
          .allMatch(variable -> variable.getName().startsWith("KUBERNETES_"))
          .allMatch(variable -> variable.getValue().isEmpty());
      assertThat(Stacks.main(pod).getVolumeMounts()).isEmpty();
    }

    @Test
    void a_variable_of_the_kubelet_that_compose_sets_keeps_composes_value() {
      Pod pod = Stacks.web("environment: {KUBERNETES_PORT: \"1\"}");

      assertThat(Stacks.main(pod).getEnv())
          .filteredOn(variable -> variable.getName().equals("KUBERNETES_PORT"))
          .containsExactly(new EnvVar("KUBERNETES_PORT", "1", null));
    }

    @Test
    void the_host_name_is_composes_or_made_up_as_dockers() {
      assertThat(Stacks.web("hostname: box").getSpec().getHostname()).isEqualTo("box");
      assertThat(Stacks.web("").getSpec().getHostname())
          .matches("[0-9a-f]{12}")
          .isEqualTo(Stacks.web("").getSpec().getHostname());
    }

    @Test
    void the_user_is_taken_by_number() {
      var context = Stacks.main(Stacks.web("user: \"100:1000\"")).getSecurityContext();

      assertThat(context.getRunAsUser()).isEqualTo(100);
      assertThat(context.getRunAsGroup()).isEqualTo(1000);
    }
  }

  /** Kubernetes replaces $(NAME) in all of these, and $$ by $; Compose does neither. */
  @Nested
  @DisplayNameGeneration(ReplaceUnderscores.class)
  final class Dollars_reach_the_process_as_compose_writes_them {
    /** What the kubelet makes of a text: third_party/forked/golang/expansion. */
    private static String expanded(String text) {
      StringBuilder result = new StringBuilder();
      for (int i = 0; i < text.length(); i++) {
        if (text.charAt(i) != '$' || i + 1 == text.length()) {
          result.append(text.charAt(i));
        } else if (text.charAt(i + 1) == '$') {
          result.append('$');
          i++;
        } else if (text.charAt(i + 1) == '(' && text.indexOf(')', i) > 0) {
          result.append("EXPANDED");
          i = text.indexOf(')', i);
        } else {
          result.append('$');
        }
      }
      return result.toString();
    }

    @ParameterizedTest
    @CsvSource({"$(A)", "a$(A)$(A)b", "$$(A)", "$$$(A)", "$A", "$$", "a$$b", "100$", "$(A"})
    void in_the_environment(String value) {
      String compose = value.replace("$", "$$");

      assertThat(
              expanded(
                  Stacks.main(Stacks.web("environment: {A: a, B: '" + compose + "'}"))
                      .getEnv()
                      .getLast()
                      .getValue()))
          .isEqualTo(value);
    }

    @Test
    void in_entrypoint_command_and_health_check() {
      Container container =
          Stacks.main(
              Stacks.web(
                  """
                  environment: {A: a}
                  entrypoint: [sh, -c, "e $$(A) $$$$(A)"]
                  command: ["c $$(A)"]
                  healthcheck: {test: [CMD, "h $$(A)"]}
                  """));

      assertThat(expanded(container.getCommand().getLast())).isEqualTo("e $(A) $$(A)");
      assertThat(expanded(container.getArgs().getLast())).isEqualTo("c $(A)");
      assertThat(expanded(container.getReadinessProbe().getExec().getCommand().getLast()))
          .isEqualTo("h $(A)");
      assertThat(expanded(container.getStartupProbe().getExec().getCommand().getLast()))
          .isEqualTo("h $(A)");
    }

    @Test
    void in_the_arguments_of_a_run() {
      assertThat(expanded(Stacks.main(run("-f", "Test$(A)")).getCommand().getLast()))
          .isEqualTo("Test$(A)");
    }
  }

  @Nested
  @DisplayNameGeneration(ReplaceUnderscores.class)
  final class A_run {
    @Test
    void the_supervisor_starts_entrypoint_and_command_as_one_command() {
      List<String> words = Stacks.main(run("-lu")).getCommand();

      assertThat(words)
          .startsWith("/.boulder-k8s/agent", "run", "--dir", "/.boulder-k8s/run", "--id", "id-1");
      assertThat(words.subList(words.indexOf("--"), words.size()))
          .containsExactly("--", "test/entrypoint.sh", "./test.sh", "-lu");
      assertThat(Stacks.main(run()).getArgs()).isEmpty();
    }

    @Test
    void what_kubelet_adds_to_the_environment_is_taken_away_unless_compose_says_it() {
      assertThat(Stacks.main(run()).getCommand())
          .containsSubsequence("--unset", "KUBERNETES_SERVICE_HOST", "--");
      Plan said =
          Plans.of(
              """
              services:
                boulder:
                  image: i
                  entrypoint: [x]
                  environment: {KUBERNETES_SERVICE_HOST: mine}
              """);
      assertThat(Stacks.main(Stacks.of(said).run(said.runner(), "id")).getCommand())
          .contains("KUBERNETES_PORT")
          .doesNotContain("KUBERNETES_SERVICE_HOST");
    }

    @Test
    void what_compose_takes_away_from_the_image_is_unset_unless_the_run_has_it() {
      Plan plan =
          Plans.of(
              "services: {boulder: {image: i, entrypoint: [x], environment: [A, USE_VITESS]}}");
      RunCommandLine line = new RunCommandLine(Plans.harness());
      Workload test = line.test(plan.runner(), false, List.of(), Map.of("USE_VITESS", "true"));

      assertThat(Stacks.main(Stacks.of(plan).run(test, "id")).getCommand())
          .containsSubsequence("--unset", "A", "--")
          .doesNotContain("USE_VITESS");
    }

    @Test
    void the_supervisor_is_installed_before_into_a_volume_of_the_pod_alone() {
      Pod pod = run();

      assertThat(Stacks.init(pod, "install").getVolumeMounts())
          .isEqualTo(
              Stacks.main(pod).getVolumeMounts().stream()
                  .filter(mount -> mount.getMountPath().equals("/.boulder-k8s"))
                  .toList());
      assertThat(
              pod.getSpec().getVolumes().stream()
                  .filter(volume -> volume.getName().equals("run"))
                  .findFirst()
                  .orElseThrow()
                  .getEmptyDir())
          .isNotNull();
    }

    @Test
    void a_command_is_never_started_again() {
      assertThat(run().getSpec().getRestartPolicy()).isEqualTo("Never");
    }
  }

  @Nested
  @DisplayNameGeneration(ReplaceUnderscores.class)
  final class The_network {
    @Test
    void the_agent_is_there_before_anything_else_and_as_long_as_the_pod() {
      Container agent = Stacks.web("").getSpec().getInitContainers().getFirst();

      assertThat(agent.getArgs()).containsExactly("net");
      assertThat(agent.getRestartPolicy()).isEqualTo("Always");
      assertThat(agent.getLifecycle().getPostStart().getExec().getCommand())
          .containsExactly("/agent", "net-ready");
    }

    @Test
    void nobody_but_the_agent_may_change_it() {
      Pod pod = Stacks.web("");

      assertThat(Stacks.init(pod, "net").getSecurityContext().getCapabilities().getAdd())
          .containsExactly("NET_ADMIN");
      assertThat(Stacks.init(pod, "net").getSecurityContext().getCapabilities().getDrop())
          .containsExactly("ALL");
      assertThat(Stacks.main(pod).getSecurityContext()).isNull();
    }

    @Test
    void without_a_network_it_is_unplugged_and_no_token_of_the_api_is_in_reach() {
      Pod pod = Stacks.web("network_mode: none");

      assertThat(pod.getSpec().getInitContainers())
          .extracting(Container::getName)
          .containsExactly("unplug");
      assertThat(pod.getSpec().getVolumes()).isEmpty();
    }

    @Test
    void the_agent_is_told_names_and_addresses() {
      assertThat(
              Stacks.webAnd(
                      "dns: 10.77.77.10\nnetworks: {net: {ipv4_address: 10.77.77.9, aliases: [w]}}",
                      "networks: {net: {ipam: {config: [{subnet: 10.77.77.0/24}]}}}\n")
                  .getMetadata()
                  .getAnnotations()
                  .get(Labels.ENDPOINT))
          .isEqualTo(
              """
              {"service":"web","names":{"net":{"network":"project_net",\
              "container":"project-web-1","names":["web","w","project-web-1"],\
              "addresses":["10.77.77.9"],"subnets":["10.77.77.0/24"]}},"dns":["10.77.77.10"]}\
              """);
    }

    @Test
    void names_are_asked_of_the_agent_alone_and_bare_as_docker_does() {
      var spec = Stacks.web("").getSpec();

      assertThat(spec.getDnsPolicy()).isEqualTo("None");
      assertThat(spec.getDnsConfig().getNameservers()).containsExactly("127.0.0.11");
      assertThat(spec.getDnsConfig().getSearches()).isEmpty();
    }
  }
}
