package io.boulderk8s.compose.normal;

import static org.assertj.core.api.Assertions.assertThat;

import io.boulderk8s.compose.ComposeText;
import io.boulderk8s.compose.Dependency;
import io.boulderk8s.compose.Dependency.Condition;
import java.util.Map;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class DependsOnTest {
  private static ComposeText web(String dependsOn) {
    return ComposeText.of(
        "services: {web: {image: a, depends_on: " + dependsOn + "}, a: {image: a}, b: {image: b}}");
  }

  @Test
  void a_list_waits_for_the_start() {
    assertThat(web("[b, a]").web().dependsOn())
        .containsExactly(
            Map.entry("a", new Dependency("a", Condition.SERVICE_STARTED, true)),
            Map.entry("b", new Dependency("b", Condition.SERVICE_STARTED, true)));
  }

  @Test
  void a_mapping_says_what_to_wait_for() {
    assertThat(
            web("{a: {condition: service_healthy, restart: true}, b: {condition:"
                    + " service_completed_successfully, required: false}}")
                .web()
                .dependsOn())
        .containsExactly(
            Map.entry("a", new Dependency("a", Condition.SERVICE_HEALTHY, true)),
            Map.entry("b", new Dependency("b", Condition.SERVICE_COMPLETED_SUCCESSFULLY, false)));
  }

  @Test
  void unknown_services_and_conditions_are_errors() {
    assertThat(web("[nobody]").complaints())
        .containsExactly("compose.yml:1:41: `nobody` is not a service");
    assertThat(web("{a: {condition: service_ready}}").complaints())
        .containsExactly(
            "compose.yml:1:56: `services.web.depends_on.a.condition` must be one of"
                + " service_started, service_healthy, service_completed_successfully, this is the"
                + " text \"service_ready\"");
    assertThat(web("{a: {required: true}}").complaints())
        .containsExactly("compose.yml:1:44: `services.web.depends_on.a` has no `condition`");
  }

  @Test
  void an_optional_dependency_may_be_off_but_not_unknown() {
    assertThat(web("{nobody: {condition: service_started, required: false}}").complaints())
        .containsExactly("compose.yml:1:41: `nobody` is not a service");
  }

  @Test
  void services_that_wait_for_each_other_are_an_error() {
    assertThat(
            web("[a]")
                .override("services: {a: {depends_on: [b]}, b: {depends_on: [a]}}")
                .complaints())
        .containsExactly("override.yml:1:29: services wait for each other: a -> b -> a");
    assertThat(web("[web]").complaints())
        .containsExactly("compose.yml:1:41: services wait for each other: web -> web");
  }
}
