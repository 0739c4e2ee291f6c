package io.boulderk8s.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import io.boulderk8s.plan.Plan;
import io.boulderk8s.plan.RunCommandLine;
import io.boulderk8s.plan.Workload;
import io.boulderk8s.testkit.Golden;
import io.boulderk8s.testkit.Plans;
import io.boulderk8s.testkit.Stacks;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whole stacks, as files that are read as a diff. */
@DisplayNameGeneration(ReplaceUnderscores.class)
final class GoldenManifestsTest {
  static Stream<String> cases() {
    return Golden.cases().stream();
  }

  @Test
  void there_are_cases() {
    assertThat(Golden.cases()).isNotEmpty();
  }

  @ParameterizedTest
  @MethodSource("cases")
  void the_stack_and_its_run_are_as_expected(String name) {
    Golden.check(name + "/manifests.yaml", rendered(name));
  }

  @ParameterizedTest
  @MethodSource("cases")
  void the_same_checkout_gives_the_same_bytes(String name) {
    assertThat(rendered(name)).isEqualTo(rendered(name));
  }

  private static String rendered(String name) {
    Plan plan = Plans.of(Golden.text(name + "/compose.yaml"));
    Manifests manifests = Stacks.of(plan);
    Workload test =
        new RunCommandLine(Plans.harness())
            .test(plan.runner(), false, List.of("--integration"), Map.of());
    return ManifestYaml.of(manifests.stack().objects())
        + Stream.concat(plan.setup().stream(), Stream.of(test))
            .map(workload -> ManifestYaml.of(manifests.run(workload, "RUN-ID")))
            .reduce("", String::concat);
  }
}
