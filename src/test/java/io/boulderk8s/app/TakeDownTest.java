package io.boulderk8s.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.boulderk8s.failure.BoulderK8sException;
import io.boulderk8s.failure.FailureKind;
import io.boulderk8s.ownership.Ownership;
import io.boulderk8s.testkit.RecordingReporter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** The order of the steps of `down`, without a cluster. */
@DisplayNameGeneration(ReplaceUnderscores.class)
final class TakeDownTest {
  private static final Ownership FOREIGN = new Ownership.Foreign("somebody", false);

  private final RecordingReporter reporter = new RecordingReporter();
  private final List<String> steps = new ArrayList<>();
  private Ownership ownership = new Ownership.Own();
  private boolean rest;
  private boolean busy;

  private final class Stack implements TakeDown.Removal {
    @Override
    public OpenStack.Sweep sweep() {
      steps.add("sweep");
      return () -> steps.add("end the sweep");
    }

    @Override
    public OpenStack.Hold lock() {
      steps.add("lock");
      return new RecordedHold(steps::add);
    }

    @Override
    public Ownership ownership() {
      steps.add("owner");
      return ownership;
    }

    @Override
    public void refuseRuns() {
      steps.add("runs");
      if (busy) {
        throw BoulderK8sException.of(FailureKind.BUSY, "", "a run goes on", "");
      }
    }

    @Override
    public boolean removeRest() {
      steps.add("rest");
      return rest;
    }

    @Override
    public void remove() {
      steps.add("remove");
    }

    @Override
    public void removeMatrix() {
      steps.add("matrix");
    }

    @Override
    public void close() {
      steps.add("close");
    }
  }

  private void down(boolean force) {
    new TakeDown("boulder-test", force, () -> Optional.of(new Stack()), reporter).execute();
  }

  private BoulderK8sException refused() {
    return catchThrowableOfType(BoulderK8sException.class, () -> down(false));
  }

  @Test
  void goes_step_by_step() {
    down(false);
    assertThat(steps)
        .containsExactly(
            "sweep",
            "lock",
            "owner",
            "announce",
            "runs",
            "remove",
            "release",
            "matrix",
            "end the sweep",
            "close");
    assertThat(reporter.notices()).isEmpty();
  }

  @Test
  void a_run_that_goes_on_is_78_and_nothing_is_removed() {
    busy = true;
    assertThat(refused().kind().exitCode()).isEqualTo(78);
    assertThat(steps).endsWith("runs", "release", "end the sweep", "close");
    assertThat(steps).doesNotContain("remove", "matrix");
  }

  @Test
  void a_stack_of_somebody_else_is_78_and_says_what_to_do() {
    ownership = FOREIGN;
    BoulderK8sException refused = refused();
    assertThat(refused.kind().exitCode()).isEqualTo(78);
    assertThat(refused).hasMessageContaining("somebody").hasMessageContaining("--force");
    assertThat(steps)
        .doesNotContain("remove", "matrix")
        .endsWith("release", "end the sweep", "close");
  }

  @Test
  void with_force_nobody_is_asked_and_it_says_whose_it_was() {
    ownership = FOREIGN;
    busy = true;
    down(true);
    assertThat(steps)
        .containsExactly("sweep", "owner", "remove", "matrix", "end the sweep", "close");
    assertThat(reporter.notices())
        .containsExactly("stack boulder-test belongs to somebody; removed because of --force");
  }

  @Test
  void a_stack_that_is_not_there_is_said_and_what_a_matrix_left_goes() {
    ownership = new Ownership.Absent();
    down(false);
    assertThat(steps)
        .containsExactly(
            "sweep", "lock", "owner", "rest", "release", "matrix", "end the sweep", "close");
    assertThat(reporter.notices()).containsExactly("there is no stack boulder-test");
  }

  @Test
  void one_that_is_about_to_be_gone_was_there() {
    ownership = new Ownership.Absent();
    rest = true;
    down(false);
    assertThat(reporter.notices()).isEmpty();
  }

  @Test
  void without_a_cluster_there_is_nothing_to_do() {
    new TakeDown("boulder-test", false, Optional::empty, reporter).execute();
    assertThat(reporter.notices())
        .containsExactly("there is no cluster, so there is nothing to remove");
  }
}
