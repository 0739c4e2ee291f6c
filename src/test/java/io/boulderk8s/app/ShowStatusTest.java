package io.boulderk8s.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.boulderk8s.kube.PodState;
import io.boulderk8s.testkit.PodStatuses;
import io.fabric8.kubernetes.api.model.Pod;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** The order of the steps of `status`, without a cluster. */
@DisplayNameGeneration(ReplaceUnderscores.class)
final class ShowStatusTest {
  private static Pod pod() {
    Pod pod = PodStatuses.running(true);
    pod.getMetadata().setLabels(Map.of("boulder-k8s.io/service", "bmysql"));
    return pod;
  }

  @Test
  void it_says_whose_the_stack_is_and_has_a_line_for_each_pod() {
    FakeStackView stack = new FakeStackView(pod());
    Optional<ShowStatus.Found> found = ShowStatus.in(() -> Optional.of(stack));
    assertThat(stack.steps()).containsExactly("note the owner", "services", "pods", "close");
    assertThat(found.orElseThrow().pods())
        .containsExactly(new ShowStatus.Line("bmysql", new PodState.Running(true), "db", ""));
  }

  @Test
  void without_a_cluster_there_is_nothing_which_is_no_failure() {
    assertThat(ShowStatus.in(Optional::empty)).isEmpty();
  }

  @Test
  void a_cluster_that_does_not_answer_is_closed() {
    FakeStackView ill = new FakeStackView(Map.of("pods", new IllegalStateException("no answer")));
    assertThatThrownBy(() -> ShowStatus.in(() -> Optional.of(ill))).hasMessage("no answer");
    assertThat(ill.steps()).containsExactly("note the owner", "services", "pods", "close");
  }
}
