package io.boulderk8s.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.boulderk8s.failure.BoulderK8sException;
import io.boulderk8s.failure.FailureKind;
import io.boulderk8s.failure.Problem;
import io.boulderk8s.testkit.RecordingReporter;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** `down --cluster` without a cluster. */
@DisplayNameGeneration(ReplaceUnderscores.class)
final class DeleteClusterTest {
  private final RecordingReporter reporter = new RecordingReporter();
  private final List<String> steps = new ArrayList<>();

  private boolean halfMade;

  private record Cluster(List<String> steps, Supplier<List<Problem>> answer)
      implements DeleteCluster.Users {
    @Override
    public List<Problem> uses() {
      steps.add("uses");
      return answer.get();
    }

    @Override
    public void close() {
      steps.add("close");
    }
  }

  private void delete(boolean asks, Supplier<Optional<DeleteCluster.Users>> cluster) {
    new DeleteCluster("kind", asks, cluster, () -> halfMade, () -> steps.add("delete"), reporter)
        .execute();
  }

  private Supplier<Optional<DeleteCluster.Users>> saying(Supplier<List<Problem>> answer) {
    return () -> Optional.of(new Cluster(steps, answer));
  }

  @Test
  void one_that_nobody_uses_is_deleted_when_it_was_asked() {
    delete(true, saying(List::of));
    assertThat(steps).containsExactly("uses", "close", "delete");
    assertThat(reporter.steps()).containsExactly("cluster kind deleted");
  }

  @Test
  void one_that_somebody_uses_stays_which_is_78_with_all_uses() {
    List<Problem> uses = List.of(Problem.at("a", "x", ""), Problem.at("b", "y", ""));
    BoulderK8sException refused =
        catchThrowableOfType(BoulderK8sException.class, () -> delete(true, saying(() -> uses)));
    assertThat(refused.kind().exitCode()).isEqualTo(78);
    assertThat(refused.problems()).isEqualTo(uses);
    assertThat(steps).containsExactly("uses", "close");
  }

  @Test
  void with_force_nobody_is_asked() {
    delete(false, saying(() -> List.of(Problem.at("a", "x", ""))));
    assertThat(steps).containsExactly("delete");
  }

  @Test
  void one_that_this_installation_left_half_made_has_nothing_to_lose() {
    halfMade = true;
    delete(true, DeleteClusterTest::stopped);
    assertThat(steps).containsExactly("delete");
  }

  @Test
  void one_that_cannot_be_asked_stays_which_is_78_and_names_force() {
    Supplier<List<Problem>> silence =
        () -> {
          throw new KubernetesClientException("no answer");
        };
    for (Supplier<Optional<DeleteCluster.Users>> ill :
        List.<Supplier<Optional<DeleteCluster.Users>>>of(
            DeleteClusterTest::stopped, saying(silence))) {
      BoulderK8sException refused =
          catchThrowableOfType(BoulderK8sException.class, () -> delete(true, ill));
      assertThat(refused.kind().exitCode()).isEqualTo(78);
      assertThat(refused.problems().getFirst().what()).contains("cannot find out who uses it");
      assertThat(refused.problems().getFirst().what()).doesNotContain("start it");
      assertThat(refused.problems().getFirst().next()).contains("down --cluster --force");
    }
    assertThat(steps).doesNotContain("delete");
  }

  private static Optional<DeleteCluster.Users> stopped() {
    throw BoulderK8sException.of(FailureKind.UNAVAILABLE, "", "its node is exited", "start it");
  }

  @Test
  void one_that_is_not_there_is_not_called_deleted() {
    delete(true, Optional::empty);
    assertThat(steps).isEmpty();
    assertThat(reporter.notices()).containsExactly("there is no cluster kind");
  }
}
