package io.boulderk8s.kube;

import static org.assertj.core.api.Assertions.assertThat;

import io.boulderk8s.testkit.Stacks;
import io.fabric8.kubernetes.api.model.PodBuilder;
import java.time.Duration;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** How long the end of a pod is waited for; with a real API server it is PodLifecycleIT. */
@DisplayNameGeneration(ReplaceUnderscores.class)
final class PodLifecycleTest {
  @Test
  void a_service_has_the_time_to_end_that_its_file_gives_it() {
    assertThat(PodLifecycle.deletionLimit(Stacks.web("stop_grace_period: 90s"), 1))
        .isEqualTo(Duration.ofSeconds(120));
    assertThat(PodLifecycle.deletionLimit(Stacks.web(""), 1)).isEqualTo(Duration.ofSeconds(40));
  }

  @Test
  void a_pod_that_says_none_has_what_kubernetes_gives_it() {
    assertThat(PodLifecycle.deletionLimit(new PodBuilder().withNewSpec().endSpec().build(), 1))
        .isEqualTo(Duration.ofSeconds(60));
  }

  @Test
  void many_that_end_beside_one_another_have_more() {
    assertThat(PodLifecycle.deletionLimit(Stacks.web(""), 41)).isEqualTo(Duration.ofSeconds(120));
  }
}
