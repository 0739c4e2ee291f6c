package io.boulderk8s.key;

import static org.assertj.core.api.Assertions.assertThat;

import io.boulderk8s.plan.Plan;
import io.boulderk8s.testkit.Plans;
import io.boulderk8s.testkit.Stacks;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** `restart`. */
@DisplayNameGeneration(ReplaceUnderscores.class)
final class RestartTest {
  @ParameterizedTest
  @CsvSource({"no, Never", "on-failure, OnFailure", "always, Always", "unless-stopped, Always"})
  void a_dependency_comes_back_as_it_says(String policy, String kubernetes) {
    assertThat(Stacks.web("restart: \"" + policy + "\"").getSpec().getRestartPolicy())
        .isEqualTo(kubernetes);
  }

  /** `docker compose run` takes the policy away. */
  @Test
  void a_run_never_comes_back() {
    Plan plan = Plans.of("services: {boulder: {image: i, entrypoint: [x], restart: always}}");

    assertThat(Stacks.of(plan).run(plan.runner(), "id").getSpec().getRestartPolicy())
        .isEqualTo("Never");
  }
}
