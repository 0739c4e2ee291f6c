package io.boulderk8s.app;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.boulderk8s.app.TestRequest.Following;
import io.boulderk8s.app.TestRequest.IfBusy;
import io.boulderk8s.concurrent.Cancellation;
import io.boulderk8s.concurrent.Reason;
import io.boulderk8s.failure.BoulderK8sException;
import io.boulderk8s.failure.FailureKind;
import io.boulderk8s.run.RunOutput;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The order of the steps of `test`, without a cluster. */
@Timeout(30)
@DisplayNameGeneration(ReplaceUnderscores.class)
final class RunTestsTest {
  private static final String LOCK = "lock: boulder-k8s test --unit";

  private final FakeStack stack = new FakeStack();
  private final List<String> detached = new ArrayList<>();
  private final ByteArrayOutputStream stdout = new ByteArrayOutputStream();
  private final ByteArrayOutputStream stderr = new ByteArrayOutputStream();

  private int test(Preparation preparation, IfBusy ifBusy, Following following) {
    return test(Requests.test(preparation, ifBusy, following));
  }

  private int test(TestRequest request) {
    RunOutput output = new RunOutput(stdout, stderr);
    return new RunTests(request, Requests.run(), output, () -> stack, detached::add).execute();
  }

  private int test(Preparation preparation) {
    return test(preparation, IfBusy.REFUSE, Requests.FOLLOWED);
  }

  private BoulderK8sException failure(Preparation preparation) {
    return catchThrowableOfType(BoulderK8sException.class, () -> test(preparation));
  }

  private static Runnable failing(FailureKind kind) {
    return () -> {
      throw BoulderK8sException.of(kind, "", "no", "");
    };
  }

  @Test
  void test_servers_forget_earlier_runs_right_before_the_run() {
    stack.withServices();
    assertThat(test(Requests.STANDARD)).isZero();
    assertThat(stack.steps()).containsSubsequence("services", "test servers", "launch");
    assertThat(stack.steps().indexOf("launch"))
        .isEqualTo(stack.steps().indexOf("test servers") + 1);
  }

  @Test
  void services_that_were_rolled_back_are_kept_before_anything_is_changed() {
    stack.withServices();
    test(Requests.STANDARD);
    assertThat(stack.steps())
        .containsSubsequence("owner", "keep what was rolled back", "images", "build programs")
        .doesNotContain("forward");
  }

  @Test
  void goes_step_by_step_and_its_exit_code_is_that_of_the_tests() {
    assertThat(test(Requests.STANDARD)).isZero();
    assertThat(stack.steps())
        .containsExactly(
            "sweep",
            LOCK,
            "owner",
            "ticket",
            "busy",
            "images",
            "claim",
            "announce",
            "volumes",
            "setup",
            "rollout",
            "launch",
            "release",
            "follow",
            "report 0",
            "it stays",
            "end the sweep",
            "close");
    assertThat(stack.asked()).as("while others work").containsExactly("sweep");
    stack.testsEndWith(7);
    assertThat(test(Requests.STANDARD)).isEqualTo(7);
  }

  @Test
  void a_stack_that_starts_as_new_is_claimed_and_its_dependencies_told_before_images_are_there() {
    test(Requests.RESET);
    assertThat(stack.steps()).containsSubsequence("busy", "claim", "announce", "reset", "images");
  }

  @Test
  void a_stack_of_its_own_stays_locked_until_it_is_removed_after_the_report() {
    stack.testsEndWith(1);
    assertThat(test(Requests.EPHEMERAL)).isEqualTo(1);
    assertThat(stack.steps())
        .containsSubsequence("launch", "follow", "report 1", "remove", "release", "close")
        .doesNotContain("it stays");
  }

  @Test
  void a_stack_of_a_matrix_is_not_said_to_stay() {
    assertThat(test(Requests.cell())).isZero();
    assertThat(stack.steps()).contains("follow").doesNotContain("it stays");
  }

  @Test
  void who_waits_looks_after_images_when_the_other_run_has_ended() {
    test(Requests.STANDARD, IfBusy.WAIT, Requests.FOLLOWED);
    assertThat(stack.steps())
        .startsWith("sweep", "lock, waiting: boulder-k8s test --unit")
        .containsSubsequence("owner", "wait for the run", "images", "claim", "launch")
        .doesNotContain("busy");
    assertThat(stack.asked())
        .as("what was there may have changed")
        .containsExactly("sweep", "wait for the run");
  }

  @Test
  void a_run_that_is_left_to_itself_is_awaited_until_it_has_started_and_named() {
    assertThat(test(Requests.STANDARD, IfBusy.REFUSE, Requests.DETACHED)).isZero();
    assertThat(detached).containsExactly("run1");
    assertThat(stack.steps())
        .containsSubsequence("launch", "release", "start", "end the sweep")
        .doesNotContain("follow", "report 0", "it stays");
  }

  @Test
  void what_setup_prints_before_a_run_that_is_left_to_itself_is_not_taken_for_its_id() {
    test(Requests.STANDARD, IfBusy.REFUSE, Requests.DETACHED);
    assertThat(stdout.toString(UTF_8)).isEmpty();
    assertThat(stderr.toString(UTF_8)).isEqualTo("certificates made\n");
  }

  @Test
  void a_run_that_is_left_to_itself_and_does_not_start_is_reported() {
    stack.at("launch", failing(FailureKind.DEPENDENCY));
    catchThrowableOfType(
        BoulderK8sException.class, () -> test(Requests.STANDARD, IfBusy.REFUSE, Requests.DETACHED));
    assertThat(stack.steps()).contains("report a failure");
    assertThat(detached).isEmpty();
  }

  @Test
  void a_setup_that_fails_is_the_end_with_its_code() {
    stack.setupEndsWith(3);
    assertThat(test(Requests.STANDARD)).isEqualTo(3);
    assertThat(stack.steps())
        .containsSubsequence("setup", "release", "report 3", "close")
        .doesNotContain("rollout", "launch");
  }

  @ParameterizedTest
  @CsvSource({
    "busy, BUSY, 78",
    "images, IMAGE, 66",
    "rollout, DEPENDENCY, 77",
    "setup, TIMEOUT, 75"
  })
  void a_failure_keeps_its_exit_code_and_nothing_comes_after_it(
      String step, FailureKind kind, int code) {
    stack.at(step, failing(kind));
    assertThat(failure(Requests.STANDARD).kind().exitCode()).isEqualTo(code);
    assertThat(stack.steps())
        .endsWith(step, "release", "report a failure", "end the sweep", "close");
  }

  @Test
  void another_owner_is_found_out_before_anything_is_looked_at() {
    stack.at("owner", failing(FailureKind.BUSY));
    failure(Requests.STANDARD);
    assertThat(stack.steps()).startsWith("sweep", LOCK, "owner", "release");
  }

  @Test
  void who_does_not_get_the_lock_removes_nothing() {
    stack.at(LOCK, failing(FailureKind.BUSY));
    failure(Requests.EPHEMERAL);
    assertThat(stack.steps()).containsExactly("sweep", LOCK, "end the sweep", "close");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "owner",
        "busy",
        "images",
        "claim",
        "announce",
        "volumes",
        "setup",
        "rollout",
        "launch",
        "follow"
      })
  void whatever_fails_a_stack_of_its_own_is_removed_after_the_report(String step) {
    stack.at(step, failing(FailureKind.UNAVAILABLE));
    failure(Requests.EPHEMERAL);
    assertThat(stack.steps())
        .endsWith(step, "report a failure", "remove", "release", "end the sweep", "close");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "owner",
        "busy",
        "images",
        "claim",
        "announce",
        "reset",
        "volumes",
        "setup",
        "rollout",
        "launch"
      })
  void a_user_who_has_had_enough_ends_it_at_any_step_and_the_lock_is_free(String step) {
    Cancellation command = Cancellation.nested();
    stack.at(
        step,
        () -> {
          command.cancel(new Reason.Signal("INT"));
          throw Cancellation.interrupted("waiting at " + step);
        });
    catchThrowableOfType(RuntimeException.class, () -> command.run(() -> test(Requests.RESET)));
    assertThat(stack.steps())
        .endsWith("release", "report a failure", "end the sweep", "close")
        .doesNotContain("follow");
    assertThat(stack.steps().indexOf("release")).isEqualTo(stack.steps().size() - 4);
    assertThat(Thread.interrupted()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"claim", "setup", "follow"})
  void a_stack_of_its_own_is_removed_although_its_user_has_had_enough(String step) {
    Cancellation command = Cancellation.nested();
    List<Boolean> cancelled = new ArrayList<>();
    stack
        .at(
            step,
            () -> {
              command.cancel(new Reason.Signal("TERM"));
              throw Cancellation.interrupted("waiting at " + step);
            })
        .at("remove", () -> cancelled.add(Thread.currentThread().isInterrupted()));
    catchThrowableOfType(RuntimeException.class, () -> command.run(() -> test(Requests.EPHEMERAL)));
    assertThat(cancelled).as("a removal that would be broken off").containsExactly(false);
    assertThat(stack.steps()).containsSubsequence("report a failure", "remove", "release");
  }
}
