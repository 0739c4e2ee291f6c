package io.boulderk8s.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.boulderk8s.deploy.Revision;
import io.boulderk8s.deploy.Revision.Serves;
import io.boulderk8s.failure.BoulderK8sException;
import io.boulderk8s.failure.FailureKind;
import io.boulderk8s.run.Limits;
import io.boulderk8s.testkit.RecordingReporter;
import io.boulderk8s.testkit.Revisioned;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** The order of the steps of `rollback`, without a cluster. */
@DisplayNameGeneration(ReplaceUnderscores.class)
final class RollBackTest {
  private static final Revision GOOD = Revisioned.of(1, Serves.NO, "programs:good");
  private static final Revision BAD = Revisioned.of(2, Serves.ROLLED_OUT, "programs:bad");

  private final RecordingReporter reporter = new RecordingReporter();
  private final List<String> steps = new ArrayList<>();
  private String failing = "";

  private final class Stack implements RollBack.Stack {
    private void step(String name) {
      steps.add(name);
      if (name.equals(failing)) {
        throw BoulderK8sException.of(FailureKind.DEPENDENCY, "", "no", "");
      }
    }

    @Override
    public OpenStack.Hold lock() {
      step("lock");
      return new RecordedHold(this::step);
    }

    @Override
    public void refuseForeign() {
      step("owner");
    }

    @Override
    public void refuseRuns() {
      step("runs");
    }

    @Override
    public List<Revision> revisions() {
      return List.of(GOOD, BAD);
    }

    @Override
    public Map<String, String> now() {
      return BAD.states();
    }

    @Override
    public void supplyImages(Revision revision) {
      step("images of " + revision.number());
    }

    @Override
    public void rollOut(Revision revision) {
      step("roll out " + revision.number());
    }

    @Override
    public void keep(Revision revision) {
      step("keep " + revision.number());
    }

    @Override
    public void close() {
      step("close");
    }
  }

  private void rollBack(Integer... number) {
    new RollBack(
            "sample-staging",
            Optional.ofNullable(number.length == 0 ? null : number[0]),
            Limits.standard(),
            Stack::new,
            reporter)
        .execute();
  }

  private void failed(String step) {
    failing = step;
    catchThrowableOfType(BoulderK8sException.class, () -> rollBack());
  }

  @Test
  void goes_step_by_step_and_says_what_it_did_not_bring_back() {
    rollBack();
    assertThat(steps)
        .containsExactly(
            "lock",
            "owner",
            "announce",
            "runs",
            "images of 1",
            "roll out 1",
            "keep 1",
            "release",
            "close");
    assertThat(reporter.notices())
        .first()
        .isEqualTo("going to revision 1 of 2026-01-01T00:00:01Z, programs programs:good");
    assertThat(reporter.notices())
        .anyMatch(
            text -> text.contains("files that services mount from the checkout are those of now"));
  }

  @Test
  void an_image_that_is_nowhere_changes_nothing() {
    failed("images of 1");
    assertThat(steps).doesNotContain("roll out 1", "keep 1").endsWith("release", "close");
  }

  @Test
  void a_revision_that_does_not_become_ready_does_not_count_as_serving() {
    failed("roll out 1");
    assertThat(steps).doesNotContain("keep 1").endsWith("release", "close");
  }

  @Test
  void a_run_that_goes_on_keeps_what_it_uses() {
    failed("runs");
    assertThat(steps).containsExactly("lock", "owner", "announce", "runs", "release", "close");
  }

  @Test
  void a_number_that_is_not_there_changes_nothing() {
    catchThrowableOfType(BoulderK8sException.class, () -> rollBack(9));
    assertThat(steps).containsExactly("lock", "owner", "release", "close");
  }
}
