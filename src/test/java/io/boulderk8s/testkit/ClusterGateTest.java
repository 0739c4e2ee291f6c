package io.boulderk8s.testkit;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.belongToAnyOf;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption.OnlyIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.conditions.ArchConditions;
import io.boulderk8s.cluster.DockerCli;
import io.boulderk8s.cluster.KindTool;
import io.boulderk8s.process.LocalProcessRunner;
import java.util.Optional;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** `mvn verify` makes no cluster, whoever writes the next test. */
@AnalyzeClasses(packages = "io.boulderk8s", importOptions = OnlyIncludeTests.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
final class ClusterGateTest {
  @ArchTest
  static final ArchRule a_class_that_can_make_a_cluster_is_named_a_scenario =
      classes()
          .that()
          .resideOutsideOfPackage("io.boulderk8s.testkit")
          .and(
              use(ScenarioExtension.class)
                  .or(use(SharedCluster.class))
                  .or(use(OwnCluster.class))
                  .or(use(TwoNodes.class))
                  .or(use(ContainerEngine.class))
                  .or(use(Cli.class))
                  .or(
                      use(LocalProcessRunner.class)
                          .and(use(DockerCli.class).or(use(KindTool.class)))))
          .should(beNamedLikeScenarios());

  @ArchTest
  static final ArchRule containers_are_started_by_the_testkit_alone =
      classes()
          .that()
          .resideOutsideOfPackage("io.boulderk8s.testkit")
          .should()
          .onlyDependOnClassesThat()
          .resideOutsideOfPackage("org.testcontainers..");

  private static DescribedPredicate<JavaClass> use(Class<?> type) {
    return describe(
        "use " + type.getSimpleName(),
        user ->
            user.getDirectDependenciesFromSelf().stream()
                .anyMatch(dependency -> belongToAnyOf(type).test(dependency.getTargetClass())));
  }

  private static ArchCondition<JavaClass> beNamedLikeScenarios() {
    return ArchConditions.have(
        describe(
            "(they, or what they are nested in) a name that ends in " + ClusterGate.SCENARIO,
            type -> outermost(type).getSimpleName().endsWith(ClusterGate.SCENARIO)));
  }

  private static JavaClass outermost(JavaClass type) {
    return type.getEnclosingClass().map(ClusterGateTest::outermost).orElse(type);
  }

  @Test
  void a_scenario_needs_the_property_and_nothing_else_does() {
    Optional<String> absent = Optional.empty();
    assertThat(ClusterGate.refusal(UnaskedScenario.class, absent)).isPresent();
    assertThat(ClusterGate.refusal(UnaskedScenario.class, Optional.of("true"))).isEmpty();
    assertThat(ClusterGate.refusal(ClusterGateTest.class, absent)).isEmpty();
  }

  @Test
  void an_api_server_is_started_with_the_scenarios_or_for_a_test_that_is_named() {
    assertThat(ClusterGate.apiServerWanted(Optional.empty(), Optional.empty())).isFalse();
    assertThat(ClusterGate.apiServerWanted(Optional.empty(), Optional.of(""))).isFalse();
    assertThat(ClusterGate.apiServerWanted(Optional.of("true"), Optional.empty())).isTrue();
    assertThat(ClusterGate.apiServerWanted(Optional.empty(), Optional.of("PruningIT"))).isTrue();
  }

  /** JUnit itself is asked: without -Dscenarios this is skipped, and fails if it is not. */
  @Nested
  @DisplayNameGeneration(ReplaceUnderscores.class)
  final class UnaskedScenario {
    @Test
    void is_not_run_without_the_property() {
      assertThat(System.getProperty("scenarios")).isNotNull();
    }
  }
}
