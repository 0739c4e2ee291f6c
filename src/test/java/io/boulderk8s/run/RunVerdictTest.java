package io.boulderk8s.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.boulderk8s.failure.BoulderK8sException;
import io.boulderk8s.failure.FailureKind;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What `test` returns. 0 needs two witnesses who say so and every byte of the output. */
@DisplayNameGeneration(ReplaceUnderscores.class)
final class RunVerdictTest {
  private static final Optional<String> ALL_WRITTEN = Optional.empty();
  private static final Optional<BoulderK8sException> NO_CAUSE = Optional.empty();

  private static RunStatus exited(int code, boolean lost, long lostBytes) {
    return new RunStatus(
        RunStatus.State.EXITED, code, "", 10, 5, lost, lostBytes, 0, 0, 0, Optional.empty());
  }

  private static RunEnd ending(int supervisor, int container) {
    return RunEnd.recorded(exited(supervisor, false, 0)).confirmedBy(container);
  }

  private static BoulderK8sException failure(RunVerdict verdict) {
    return catchThrowableOfType(BoulderK8sException.class, verdict::orThrow);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 64, 76, 130, 137, 255})
  void two_witnesses_who_agree_are_believed(int code) {
    RunVerdict verdict = RunVerdict.of(ending(code, code), NO_CAUSE, ALL_WRITTEN);

    assertThat(verdict.orThrow()).isEqualTo(code);
    assertThat(verdict.toolExitCode()).isEqualTo(code);
  }

  @Test
  void two_who_differ_are_not() {
    RunVerdict verdict = RunVerdict.of(ending(0, 137), NO_CAUSE, ALL_WRITTEN);

    assertThat(failure(verdict).kind()).isEqualTo(FailureKind.OUTCOME_UNKNOWN);
    assertThat(failure(verdict)).hasMessageContaining("recorded 0").hasMessageContaining("137");
    assertThat(verdict.toolExitCode()).isEqualTo(76);
  }

  @Test
  void one_alone_is_not() {
    RunEnd unconfirmed = RunEnd.recorded(exited(0, false, 0)).unconfirmed("its pod was deleted");

    assertThat(failure(RunVerdict.of(unconfirmed, NO_CAUSE, ALL_WRITTEN)).kind())
        .isEqualTo(FailureKind.OUTCOME_UNKNOWN);
    assertThat(failure(RunVerdict.of(RunEnd.unseen("evicted"), NO_CAUSE, ALL_WRITTEN)))
        .hasMessageContaining("how the command ended is not known: evicted");
  }

  @Test
  void success_that_lost_bytes_in_the_pod_is_none() {
    RunEnd lossy = RunEnd.recorded(exited(0, true, 12)).confirmedBy(0);

    assertThat(failure(RunVerdict.of(lossy, NO_CAUSE, ALL_WRITTEN)).kind())
        .isEqualTo(FailureKind.IO);
    assertThat(failure(RunVerdict.of(lossy, NO_CAUSE, ALL_WRITTEN)))
        .hasMessageContaining("12 bytes")
        .hasMessageContaining("disk of its node was full");
  }

  @Test
  void success_that_the_user_could_not_be_shown_is_none() {
    RunVerdict verdict = RunVerdict.of(ending(0, 0), NO_CAUSE, Optional.of("stdout took no more"));

    assertThat(failure(verdict).kind()).isEqualTo(FailureKind.IO);
    assertThat(failure(verdict)).hasMessageContaining("stdout took no more");
  }

  @Test
  void a_failing_test_stays_what_it_is_when_bytes_are_missing() {
    RunEnd lossy = RunEnd.recorded(exited(3, true, 12)).confirmedBy(3);

    assertThat(RunVerdict.of(lossy, NO_CAUSE, Optional.of("stdout took no more")).orThrow())
        .isEqualTo(3);
  }

  @Test
  void what_ended_the_run_comes_before_what_it_returned() {
    BoulderK8sException cause =
        BoulderK8sException.of(FailureKind.TIMEOUT, "phase run", "too long", "");
    RunVerdict verdict = RunVerdict.of(ending(0, 0), Optional.of(cause), ALL_WRITTEN);

    assertThat(failure(verdict)).isSameAs(cause);
    assertThat(verdict.toolExitCode()).isEqualTo(75);
    assertThat(verdict.code()).hasValue(0);
  }

  @Test
  void a_run_out_of_reach_is_not_over() {
    assertThat(RunVerdict.of(RunEnd.outOfReach("silence"), NO_CAUSE, ALL_WRITTEN).over()).isFalse();
    assertThat(RunVerdict.of(RunEnd.unseen("gone"), NO_CAUSE, ALL_WRITTEN).over()).isTrue();
  }

  private static RunEnd split(int code, StandInReport report) {
    return RunEnd.recorded(
            new RunStatus(
                RunStatus.State.EXITED, code, "", 10, 5, false, 0, 0, 0, 0, Optional.of(report)))
        .confirmedBy(code);
  }

  private static StandInReport servedInside(String... services) {
    return new StandInReport(
        List.of("boulder-ra-1"),
        Stream.of(services)
            .map(name -> new StandInReport.Other(name, ":9395", "./bin/boulder boulder-sa"))
            .toList(),
        "");
  }

  @Test
  void success_without_the_split_services_is_none() {
    RunVerdict verdict =
        RunVerdict.of(split(0, servedInside("boulder-sa-1")), NO_CAUSE, ALL_WRITTEN);

    assertThat(verdict.toolExitCode()).isEqualTo(76);
    assertThat(failure(verdict))
        .hasMessageContaining(
            "the split services were not tested: services that have pods were served inside the"
                + " run, not by their stand-ins: boulder-sa-1 (:9395): ./bin/boulder boulder-sa")
        .hasMessageContaining("PYTHONPATH");
  }

  @Test
  void of_many_services_that_ran_inside_some_are_named() {
    RunEnd end = split(0, servedInside("a", "b", "b", "c", "d", "e"));

    assertThat(failure(RunVerdict.of(end, NO_CAUSE, ALL_WRITTEN)))
        .hasMessageContaining("c (:9395): ./bin/boulder boulder-sa; and 2 more");
  }

  @Test
  void success_is_none_where_nobody_knows_who_served() {
    RunEnd end = split(0, new StandInReport(List.of(), List.of(), "stand-ins.json: no JSON"));

    assertThat(failure(RunVerdict.of(end, NO_CAUSE, ALL_WRITTEN)))
        .hasMessageContaining("stand-ins.json: no JSON")
        .returns(FailureKind.OUTCOME_UNKNOWN, BoulderK8sException::kind);
  }

  @Test
  void a_failing_test_stays_what_it_is_when_the_services_ran_inside() {
    assertThat(
            RunVerdict.of(split(3, servedInside("boulder-sa-1")), NO_CAUSE, ALL_WRITTEN).orThrow())
        .isEqualTo(3);
  }

  @Test
  void success_with_stand_ins_or_without_any_service_started_is_one() {
    StandInReport all = new StandInReport(List.of("boulder-sa-1"), List.of(), "");
    StandInReport none = new StandInReport(List.of(), List.of(), "");

    assertThat(RunVerdict.of(split(0, all), NO_CAUSE, ALL_WRITTEN).orThrow()).isZero();
    assertThat(RunVerdict.of(split(0, none), NO_CAUSE, ALL_WRITTEN).orThrow()).isZero();
    assertThat(all.praise()).isEqualTo("1 split services were served by their stand-ins");
    assertThat(none.praise()).isEqualTo("this run started no split service");
  }
}
