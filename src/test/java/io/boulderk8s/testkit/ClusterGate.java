package io.boulderk8s.testkit;

import java.util.Optional;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * No test class makes a cluster, or starts a container, that nobody asked for. JUnit finds this by
 * META-INF/services, so it holds for each class, by Maven and in an IDE; which classes have to bear
 * the name is ClustersOfTestsTest's.
 */
public final class ClusterGate implements ExecutionCondition {
  /** What the name of a class that makes clusters ends with. */
  public static final String SCENARIO = "Scenario";

  @Override
  public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
    return context
        .getTestClass()
        .flatMap(type -> refusal(type, Optional.ofNullable(System.getProperty("scenarios"))))
        .map(ConditionEvaluationResult::disabled)
        .orElseGet(() -> ConditionEvaluationResult.enabled("no cluster is made"));
  }

  static Optional<String> refusal(Class<?> type, Optional<String> scenarios) {
    boolean makesClusters = type.getSimpleName().endsWith(SCENARIO);
    return makesClusters && scenarios.isEmpty()
        ? Optional.of("-Dscenarios runs what makes kind clusters")
        : Optional.empty();
  }

  /** An API server is a container: with the scenarios, or when a test is named. */
  static boolean apiServerWanted(Optional<String> scenarios, Optional<String> named) {
    return scenarios.isPresent() || named.filter(name -> !name.isEmpty()).isPresent();
  }

  static boolean apiServerWanted() {
    return apiServerWanted(
        Optional.ofNullable(System.getProperty("scenarios")),
        Optional.ofNullable(System.getProperty("it.test")));
  }
}
