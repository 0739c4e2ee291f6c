package io.boulderk8s.deploy;

import static io.boulderk8s.compose.Dependency.Condition.SERVICE_COMPLETED_SUCCESSFULLY;
import static io.boulderk8s.compose.Dependency.Condition.SERVICE_HEALTHY;
import static io.boulderk8s.compose.Dependency.Condition.SERVICE_STARTED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.boulderk8s.compose.Dependency.Condition;
import io.boulderk8s.failure.BoulderK8sException;
import io.boulderk8s.failure.FailureKind;
import io.boulderk8s.plan.Workload;
import io.boulderk8s.testkit.Plans;
import io.boulderk8s.testkit.PodStatuses;
import io.fabric8.kubernetes.api.model.Pod;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Each `depends_on` condition against each state of the pod it waits for. */
@DisplayNameGeneration(ReplaceUnderscores.class)
final class GateTest {
  private static final Workload WEB = Plans.web("");
  private static final Pod COMING = PodStatuses.waiting("ContainerCreating", "");
  private static final Pod UNHEALTHY = PodStatuses.running(false);
  private static final Pod HEALTHY = PodStatuses.running(true);
  private static final Pod SUCCEEDED = PodStatuses.ended(0, "Completed");
  private static final Pod CRASHED = PodStatuses.ended(1, "Error");

  static Stream<Arguments> open() {
    return Stream.of(
        Arguments.of(SERVICE_STARTED, UNHEALTHY),
        Arguments.of(SERVICE_STARTED, HEALTHY),
        Arguments.of(SERVICE_STARTED, SUCCEEDED),
        Arguments.of(SERVICE_STARTED, CRASHED),
        Arguments.of(SERVICE_HEALTHY, HEALTHY),
        Arguments.of(SERVICE_COMPLETED_SUCCESSFULLY, SUCCEEDED));
  }

  static Stream<Arguments> closed() {
    return Stream.of(
        Arguments.of(SERVICE_STARTED, COMING),
        Arguments.of(SERVICE_HEALTHY, COMING),
        Arguments.of(SERVICE_HEALTHY, UNHEALTHY),
        Arguments.of(SERVICE_COMPLETED_SUCCESSFULLY, COMING),
        Arguments.of(SERVICE_COMPLETED_SUCCESSFULLY, UNHEALTHY),
        Arguments.of(SERVICE_COMPLETED_SUCCESSFULLY, HEALTHY));
  }

  static Stream<Arguments> hopeless() {
    return Stream.of(
        Arguments.of(SERVICE_HEALTHY, SUCCEEDED, "ended with exit code 0 before it was healthy"),
        Arguments.of(SERVICE_HEALTHY, CRASHED, "ended with exit code 1 before it was healthy"),
        Arguments.of(SERVICE_COMPLETED_SUCCESSFULLY, CRASHED, "did not complete: exit code 1"));
  }

  @ParameterizedTest
  @MethodSource("open")
  void opens_when_the_condition_holds(Condition condition, Pod pod) {
    assertThat(new Gate(WEB, condition).answer(Optional.of(pod))).hasValue(true);
  }

  @ParameterizedTest
  @MethodSource("closed")
  void stays_closed_as_long_as_it_may_still_hold(Condition condition, Pod pod) {
    assertThat(new Gate(WEB, condition).answer(Optional.of(pod))).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("hopeless")
  void ends_the_wait_when_it_cannot_hold_any_more(Condition condition, Pod pod, String why) {
    BoulderK8sException failure =
        catchThrowableOfType(
            BoulderK8sException.class, () -> new Gate(WEB, condition).answer(Optional.of(pod)));

    assertThat(failure.kind()).isEqualTo(FailureKind.DEPENDENCY);
    assertThat(failure)
        .hasMessageContaining("compose.yml:6:3 service web")
        .hasMessageContaining(why)
        .hasMessageContaining("boulder-k8s logs web");
  }

  @ParameterizedTest
  @EnumSource(Condition.class)
  void a_pod_that_cannot_run_ends_every_wait(Condition condition) {
    Gate gate = new Gate(WEB, condition);
    Pod impossible = PodStatuses.waiting("ImagePullBackOff", "no such image");

    assertThat(
            catchThrowableOfType(
                BoulderK8sException.class, () -> gate.answer(Optional.of(impossible))))
        .hasMessageContaining("no such image");
  }

  @ParameterizedTest
  @EnumSource(Condition.class)
  void a_pod_that_is_not_there_yet_is_waited_for(Condition condition) {
    assertThat(new Gate(WEB, condition).answer(Optional.empty())).isEmpty();
  }

  @Test
  void it_says_in_words_what_is_waited_for() {
    assertThat(Stream.of(Condition.values()).map(condition -> new Gate(WEB, condition).what()))
        .containsExactly("the start of web", "a green health check of web", "the end of web");
  }
}
