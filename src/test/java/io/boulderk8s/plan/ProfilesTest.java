package io.boulderk8s.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.boulderk8s.compose.ComposeText;
import io.boulderk8s.compose.Dependency;
import io.boulderk8s.testkit.Plans;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** `profiles` and `depends_on.*.required`. */
@DisplayNameGeneration(ReplaceUnderscores.class)
final class ProfilesTest {
  private static Plan plan(boolean required, String active) {
    return new Planner(Plans.harness())
        .plan(
            ComposeText.of(
                    """
                    services:
                      boulder:
                        image: i
                        entrypoint: [x]
                        depends_on:
                          extra: {condition: service_started, required: %s}
                          db: {condition: service_healthy, required: false}
                      db: {image: i, healthcheck: {test: x}}
                      extra: {image: i, profiles: [more, most]}
                    """
                        .formatted(required))
                .with("COMPOSE_PROFILES", active)
                .project());
  }

  private static List<String> started(Plan plan) {
    return plan.dependencies().stream().map(Workload::service).toList();
  }

  @Test
  void a_dependency_that_may_be_missing_is_left_out_when_its_profile_is_off() {
    Plan plan = plan(false, "");

    assertThat(started(plan)).containsExactly("db");
    assertThat(plan.runner().startsAfter()).extracting(Dependency::service).containsExactly("db");
  }

  @ParameterizedTest
  @ValueSource(strings = {"more", "a,most", "*"})
  void it_is_started_when_one_of_its_profiles_is_on(String active) {
    assertThat(started(plan(false, active))).containsExactly("db", "extra");
    assertThat(started(plan(true, active))).containsExactly("db", "extra");
  }

  @Test
  void the_setups_own_profile_is_on_for_what_it_depends_on_and_for_nobody_else() {
    Plan plan =
        new Planner(Plans.harness())
            .plan(
                ComposeText.of(
                        """
                        services:
                          boulder:
                            image: i
                            entrypoint: [x]
                            depends_on:
                              q: {condition: service_started, required: false}
                              db: {condition: service_started}
                          bsetup:
                            image: i
                            entrypoint: [x]
                            profiles: [setup]
                            depends_on: [q]
                          q: {image: i, profiles: [setup], depends_on: [db]}
                          db: {image: i}
                        """)
                    .forUse());

    assertThat(started(plan)).containsExactly("db", "q");
    assertThat(plan.runner().startsAfter()).extracting(Dependency::service).containsExactly("db");
    assertThat(plan.before(plan.setup().getFirst()))
        .extracting(Workload::service)
        .containsExactly("db", "q");
    assertThat(plan.before(plan.runner())).extracting(Workload::service).containsExactly("db");
  }

  @Test
  void one_that_must_be_there_is_an_error_when_its_profile_is_off() {
    assertThatThrownBy(() -> plan(true, "less"))
        .hasMessageContaining("compose.yml:6:7")
        .hasMessageContaining("boulder depends on extra, whose profile is off")
        .hasMessageContaining("COMPOSE_PROFILES=more");
  }
}
