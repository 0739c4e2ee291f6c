package io.boulderk8s.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.boulderk8s.testkit.Plans;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
final class RunCommandLineTest {
  private static final Workload RUNNER =
      Plans.of(
              """
              services:
                boulder:
                  image: tools:1
                  entrypoint: [test/entrypoint.sh]
                  command: [sleep, inf]
                  environment:
                    USE_VITESS: "false"
                    FAKE_DNS: 64.112.117.122
              """)
          .runner();

  private final RunCommandLine commandLine = new RunCommandLine(Plans.harness());

  @Test
  void as_t_sh_test_sh_gets_the_arguments_as_they_are() {
    List<String> arguments = List.of("--integration", "-f", "A/B C", "");

    Workload run = commandLine.test(RUNNER, false, arguments, Map.of());

    assertThat(run.container().argv().command().orElseThrow())
        .containsExactly("./test.sh", "--integration", "-f", "A/B C", "");
  }

  @Test
  void as_tn_sh_config_next_comes_before_the_arguments() {
    Workload run = commandLine.test(RUNNER, true, List.of("--integration"), Map.of());

    assertThat(run.container().argv().command().orElseThrow())
        .containsExactly("./test.sh", "-n", "--integration");
  }

  @Test
  void the_command_replaces_the_services_and_follows_its_entrypoint() {
    Workload run = commandLine.command(RUNNER, List.of("true"), Map.of());

    assertThat(run.container().argv().entrypoint().orElseThrow())
        .containsExactly("test/entrypoint.sh");
    assertThat(run.container().argv().command().orElseThrow()).containsExactly("true");
  }

  @Test
  void programs_are_built_through_the_entrypoint_by_a_run_of_another_name() {
    Workload run = commandLine.programs(RUNNER, true, Map.of("USE_VITESS", "true"));

    assertThat(run.name()).isEqualTo("boulder-programs");
    assertThat(run.container().argv().entrypoint().orElseThrow())
        .containsExactly("test/entrypoint.sh");
    assertThat(String.join(" ", run.container().argv().command().orElseThrow()))
        .contains("startservers.install(");
    assertThat(run.container().environment().values()).containsEntry("USE_VITESS", "true");
  }

  @Test
  void where_an_image_has_them_only_the_entrypoint_prepares_the_checkout() {
    Workload run = commandLine.programs(RUNNER, false, Map.of());

    assertThat(run.container().argv().entrypoint().orElseThrow())
        .containsExactly("test/entrypoint.sh");
    assertThat(run.container().argv().command().orElseThrow()).containsExactly("true");
  }

  /** `docker compose run --name` gives no other name, and that one to reverse lookups as well. */
  @Test
  void the_run_is_called_as_t_sh_calls_it_and_nothing_else() {
    Workload run = commandLine.command(RUNNER, List.of("true"), Map.of());

    assertThat(run.name()).isEqualTo("boulder-tests");
    Endpoint.Attachment place = run.endpoint().attachments().get("default");
    assertThat(place.container()).isEqualTo("boulder_tests");
    assertThat(place.names()).containsExactly("boulder_tests");
  }

  @Test
  void use_vitess_of_the_caller_reaches_the_runner() {
    Workload run = commandLine.test(RUNNER, false, List.of(), Map.of("USE_VITESS", "true"));

    assertThat(run.container().environment().values()).containsEntry("USE_VITESS", "true");
  }

  @Test
  void use_vitess_set_to_nothing_is_set() {
    Workload run = commandLine.test(RUNNER, false, List.of(), Map.of("USE_VITESS", ""));

    assertThat(run.container().environment().values()).containsEntry("USE_VITESS", "");
  }

  @Test
  void use_vitess_not_set_keeps_the_services_value() {
    Workload run = commandLine.test(RUNNER, false, List.of(), Map.of());

    assertThat(run.container().environment().values()).containsEntry("USE_VITESS", "false");
  }

  @Test
  void nothing_else_of_the_callers_environment_gets_in() {
    Workload run =
        commandLine.test(RUNNER, false, List.of(), Map.of("FAKE_DNS", "1.2.3.4", "HOME", "/root"));

    assertThat(run.container().environment().values())
        .containsOnly(Map.entry("USE_VITESS", "false"), Map.entry("FAKE_DNS", "64.112.117.122"));
  }

  @Test
  void every_run_has_the_same_pod_name_so_that_a_second_one_is_refused() {
    assertThat(commandLine.test(RUNNER, false, List.of(), Map.of()).name())
        .isEqualTo(commandLine.command(RUNNER, List.of("true"), Map.of()).name())
        .isEqualTo("boulder-tests");
  }

  @Test
  void the_rest_of_the_runner_stays_as_it_is() {
    Workload run = commandLine.test(RUNNER, false, List.of(), Map.of());

    assertThat(run)
        .usingRecursiveComparison()
        .ignoringFields(
            "name", "container.argv.command", "container.environment.values", "endpoint")
        .isEqualTo(RUNNER);
  }
}
