package io.boulderk8s.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.boulderk8s.concurrent.CancelledException;
import io.boulderk8s.concurrent.Pause;
import io.boulderk8s.concurrent.Reason;
import io.boulderk8s.report.Event;
import io.boulderk8s.testkit.RecordingReporter;
import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever happens to the connection: each byte once, in order, and no exit code too early. */
@DisplayNameGeneration(ReplaceUnderscores.class)
@Timeout(120)
final class SpoolReaderTest {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  private final RecordingReporter reporter = new RecordingReporter();
  private final List<Duration> pauses = new ArrayList<>();

  private static byte[] bytes(int length, long seed) {
    byte[] bytes = new byte[length];
    new Random(seed).nextBytes(bytes);
    return bytes;
  }

  private RunStatus follow(FakeSupervisorPod pod) {
    return ending(pod).supervisor().orElseThrow();
  }

  private RunEnd ending(FakeSupervisorPod pod) {
    return new SpoolReader(new Supervisor(pod), pauses::add, Duration.ofMinutes(1), reporter)
        .follow(
            out, err, () -> pod.isGone() ? Optional.of("its pod was deleted") : Optional.empty());
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void a_stream_cut_at_any_byte_any_number_of_times_is_printed_once_and_whole(long seed) {
    byte[] stdout = bytes(5_000, seed);
    byte[] stderr = bytes(700, seed + 100);
    FakeSupervisorPod pod = new FakeSupervisorPod(stdout, stderr, 3, seed).cuts(40);

    RunStatus status = follow(pod);

    assertThat(out.toByteArray()).isEqualTo(stdout);
    assertThat(err.toByteArray()).isEqualTo(stderr);
    assertThat(status.exitCode()).isEqualTo(3);
  }

  /** Neighbouring seeds give java.util.Random nearly the same first numbers. */
  private static Random scattered(long seed) {
    return new Random(seed * 0x9E3779B97F4A7C15L);
  }

  /** The same with everything that may happen to a connection, in thousands of short runs. */
  @Test
  void no_byte_is_lost_or_printed_twice_whatever_happens_when() {
    for (long seed = 0; seed < 5_000; seed++) {
      Random random = scattered(seed);
      byte[] stdout = bytes(random.nextInt(400), seed);
      byte[] stderr = bytes(random.nextInt(100), -seed);
      int code = random.nextInt(256);
      FakeSupervisorPod pod =
          new FakeSupervisorPod(stdout, stderr, code, seed)
              .cuts(random.nextInt(20))
              .unanswered(random.nextInt(4))
              .torn(random.nextInt(4))
              .runningFor(random.nextInt(6));
      out.reset();
      err.reset();

      RunStatus status = follow(pod);

      assertThat(out.toByteArray()).as("stdout of seed " + seed).isEqualTo(stdout);
      assertThat(err.toByteArray()).as("stderr of seed " + seed).isEqualTo(stderr);
      assertThat(status.exitCode()).as("exit code of seed " + seed).isEqualTo(code);
    }
    // back within two seconds of each cut
    assertThat(pauses).allSatisfy(pause -> assertThat(pause).isLessThan(Duration.ofSeconds(1)));
  }

  @Test
  void an_exit_is_not_believed_before_every_byte_has_come() {
    FakeSupervisorPod pod =
        new FakeSupervisorPod(bytes(1_000_000, 1), bytes(1_000_000, 2), 0, 7).cuts(5);

    follow(pod);

    // the command had ended all along
    assertThat(pod.count("tail")).isEqualTo(6);
    assertThat(out.size()).isEqualTo(1_000_000);
  }

  @Test
  void the_end_of_a_stream_is_no_end_of_the_run() {
    FakeSupervisorPod pod = new FakeSupervisorPod(bytes(10, 1), bytes(0, 2), 0, 7).runningFor(3);

    assertThat(follow(pod).state()).isEqualTo(RunStatus.State.EXITED);
    assertThat(pod.count("status")).isEqualTo(4);
    assertThat(out.size()).isEqualTo(10);
  }

  @Test
  void the_user_is_told_where_a_broken_run_goes_on() {
    follow(new FakeSupervisorPod(bytes(10, 1), bytes(0, 2), 0, 7).runningFor(1));

    assertThat(reporter.events())
        .singleElement()
        .isInstanceOfSatisfying(
            Event.Progress.class, event -> assertThat(event.text()).contains("at byte 10"));
  }

  @Test
  void a_whole_run_says_nothing_and_waits_for_nothing() {
    follow(new FakeSupervisorPod(bytes(10, 1), bytes(5, 2), 0, 7));

    assertThat(reporter.events()).isEmpty();
    assertThat(pauses).isEmpty();
  }

  @Test
  void a_supervisor_that_does_not_answer_is_asked_again() {
    FakeSupervisorPod pod = new FakeSupervisorPod(bytes(10, 1), bytes(0, 2), 4, 7).unanswered(5);

    assertThat(follow(pod).exitCode()).isEqualTo(4);
    assertThat(pauses).hasSize(5);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void an_answer_that_lost_its_end_is_no_answer(long seed) {
    FakeSupervisorPod pod = new FakeSupervisorPod(bytes(10, 1), bytes(0, 2), 4, seed).torn(3);

    assertThat(follow(pod).exitCode()).isEqualTo(4);
    assertThat(pod.count("status")).isEqualTo(4);
  }

  @Test
  void a_pod_that_is_gone_leaves_the_outcome_unknown() {
    FakeSupervisorPod pod = new FakeSupervisorPod(bytes(10, 1), bytes(0, 2), 0, 7).gone();

    RunEnd ending = ending(pod);

    assertThat(ending).isEqualTo(RunEnd.unseen("its pod was deleted"));
    assertThat(ending.over()).isTrue();
  }

  @Test
  void a_pod_that_is_out_of_reach_for_too_long_may_still_be_going_on() {
    FakeSupervisorPod pod =
        new FakeSupervisorPod(bytes(0, 1), bytes(0, 2), 0, 7).unanswered(1_000_000);

    // a second passes at each look at the clock
    RunEnd ending =
        new SpoolReader(
                new Supervisor(pod),
                pauses::add,
                Duration.ofMinutes(1),
                new RecordingReporter(Duration.ofSeconds(1)))
            .follow(out, err, Optional::empty);

    assertThat(ending.supervisor()).isEmpty();
    assertThat(ending.over()).isFalse();
    assertThat(ending.reason()).contains("60 s").contains("--phase-timeout contact=DURATION");
  }

  @Test
  void more_bytes_than_the_command_wrote_make_the_outcome_unknown() {
    RunEnd ending =
        ending(new FakeSupervisorPod(bytes(10, 1), bytes(4, 2), 0, 7).saying("agent: well\n"));

    assertThat(ending.supervisor()).isEmpty();
    assertThat(ending.over()).isTrue();
    assertThat(ending.reason()).contains("10 and 16 bytes in place of 10 and 4");
  }

  @Test
  void an_end_whose_output_cannot_be_read_makes_the_outcome_unknown_in_the_end() {
    RunEnd ending =
        new SpoolReader(
                new Supervisor(new FakeSupervisorPod(bytes(9, 1), bytes(0, 2), 0, 7).unreadable()),
                pauses::add,
                Duration.ofMinutes(1),
                new RecordingReporter(Duration.ofSeconds(1)))
            .follow(out, err, Optional::empty);

    assertThat(ending.supervisor()).isEmpty();
    assertThat(ending.over()).isFalse();
  }

  @Test
  void an_interrupted_wait_ends_as_interrupted() {
    FakeSupervisorPod pod = new FakeSupervisorPod(bytes(10, 1), bytes(0, 2), 0, 7).unanswered(9);
    Pause interrupted =
        _ -> {
          throw new CancelledException(new Reason.Signal("INT"), "waiting");
        };

    assertThatThrownBy(
            () ->
                new SpoolReader(new Supervisor(pod), interrupted, Duration.ofMinutes(1), reporter)
                    .follow(out, err, Optional::empty))
        .isInstanceOf(CancelledException.class);
  }
}
