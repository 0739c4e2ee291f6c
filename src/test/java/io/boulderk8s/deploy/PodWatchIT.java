package io.boulderk8s.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.boulderk8s.compose.Dependency.Condition;
import io.boulderk8s.failure.BoulderK8sException;
import io.boulderk8s.failure.FailureKind;
import io.boulderk8s.kube.PodState;
import io.boulderk8s.kube.PodStates;
import io.boulderk8s.kube.PodWatch;
import io.boulderk8s.manifest.Labels;
import io.boulderk8s.testkit.ApiServerExtension;
import io.boulderk8s.testkit.ApiStack;
import io.boulderk8s.testkit.Projects;
import io.boulderk8s.testkit.Statuses;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(ApiServerExtension.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
final class PodWatchIT {
  private static final Duration LONG = Duration.ofSeconds(60);
  private ApiStack stack;
  private PodWatch watch;
  private Statuses statuses;

  @BeforeEach
  void a_pod(KubernetesClient client) {
    stack = ApiStack.fresh(client, Projects.web().project());
    watch = PodWatch.open(client, stack.namespace(), Labels.STACK);
    statuses = new Statuses(client, stack.namespace());
    client.resource(stack.pod("web")).create();
  }

  @AfterEach
  void closed() {
    watch.close();
  }

  @Test
  void a_start_is_seen_when_it_happens() {
    Thread.ofVirtual().start(() -> statuses.running("web", false));
    await(Condition.SERVICE_STARTED, LONG);
    assertThat(watch.pod("web").map(PodStates::of)).contains(new PodState.Running(false));
  }

  @Test
  void health_is_more_than_a_start() {
    statuses.running("web", false);
    await(Condition.SERVICE_STARTED, LONG);
    BoulderK8sException late = failure(Condition.SERVICE_HEALTHY, Duration.ZERO);
    assertThat(late.kind()).isEqualTo(FailureKind.TIMEOUT);
    statuses.running("web", true);
    await(Condition.SERVICE_HEALTHY, LONG);
  }

  @Test
  void what_cannot_be_pulled_ends_the_wait_at_once_and_says_why() {
    statuses.waiting("web", "ImagePullBackOff", "Back-off pulling image nginx:1");
    BoulderK8sException failure = failure(Condition.SERVICE_HEALTHY, LONG);
    assertThat(failure.kind()).isEqualTo(FailureKind.DEPENDENCY);
    assertThat(failure)
        .hasMessageContainingAll(
            "compose.yml:3",
            "service web",
            "cannot run: web: ImagePullBackOff: Back-off pulling image nginx:1",
            "boulder-k8s logs web");
  }

  @Test
  void who_ended_never_becomes_healthy() {
    statuses.ended("web", 3);
    assertThat(failure(Condition.SERVICE_HEALTHY, LONG))
        .hasMessageContaining("ended with exit code 3 before it was healthy (Error)");
  }

  @Test
  void a_time_out_says_what_was_waited_for_and_what_was_seen_last() {
    BoulderK8sException late = failure(Condition.SERVICE_STARTED, Duration.ofSeconds(1));
    assertThat(late.kind()).isEqualTo(FailureKind.TIMEOUT);
    assertThat(late)
        .hasMessageContainingAll(
            "pod web", "the start of web did not happen within 1 s", "Coming[what=Pending]")
        .hasMessageContaining("boulder-k8s logs web");
  }

  private boolean await(Condition condition, Duration limit) {
    Gate gate = new Gate(stack.workload("web"), condition);
    return watch.await("web", gate.what(), limit, gate::answer);
  }

  private BoulderK8sException failure(Condition condition, Duration limit) {
    return catchThrowableOfType(BoulderK8sException.class, () -> await(condition, limit));
  }
}
