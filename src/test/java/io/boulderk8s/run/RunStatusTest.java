package io.boulderk8s.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.boulderk8s.failure.BoulderK8sException;
import io.boulderk8s.failure.FailureKind;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
final class RunStatusTest {
  @Test
  void the_line_of_agent_status_is_read() {
    assertThat(
            RunStatus.parse(
                """
                {"protocol":1,"state":"exited","id":"a1b2c3d4","code":143,"signal":"SIGTERM","stdout":5000000000,\
                "stderr":7,"lost":true,"lostBytes":9,"oomKills":2,"heartbeatAgeMs":12,\
                "started":"2026-01-01T00:00:00Z","endedAgoMs":30}"""))
        .isEqualTo(
            new RunStatus(
                RunStatus.State.EXITED,
                143,
                "SIGTERM",
                5_000_000_000L,
                7,
                true,
                9,
                2,
                12,
                30,
                Optional.empty()));
  }

  @Test
  void who_served_in_place_of_split_services_is_read() {
    assertThat(
            RunStatus.parse(
                    """
                    {"protocol":1,"state":"exited","id":"a1","code":0,"stdout":0,"stderr":0,"lost":false,\
                    "standIns":{"served":["boulder-ra-1"],"others":[{"service":"boulder-sa-1",\
                    "socket":":9395","process":"./bin/boulder boulder-sa"}]}}""")
                .standIns())
        .hasValue(
            new StandInReport(
                List.of("boulder-ra-1"),
                List.of(
                    new StandInReport.Other("boulder-sa-1", ":9395", "./bin/boulder boulder-sa")),
                ""));
  }

  @Test
  void a_run_that_goes_on_has_no_code() {
    assertThat(
            RunStatus.parse(
                    "{\"protocol\":1,\"state\":\"running\",\"stdout\":1,\"stderr\":0,\"lost\":false}")
                .state())
        .isEqualTo(RunStatus.State.RUNNING);
    assertThat(
            RunStatus.parse(
                    "{\"protocol\":1,\"state\":\"absent\",\"stdout\":0,\"stderr\":0,\"lost\":false}")
                .state())
        .isEqualTo(RunStatus.State.ABSENT);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "null",
        "{}",
        "{\"protocol\":1,\"state\":\"exi",
        "{\"protocol\":1,\"state\":\"finished\"}",
        "agent: no such folder",
        // a missing code must not pass for 0
        "{\"protocol\":1,\"state\":\"exited\",\"stdout\":1,\"stderr\":1}",
        "{\"protocol\":1,\"state\":\"exited\",\"code\":null,\"stdout\":1,\"stderr\":1}",
        "{\"protocol\":1,\"state\":\"exited\",\"code\":0,\"stderr\":1}",
        "{\"protocol\":1,\"state\":\"exited\",\"code\":0,\"stdout\":1}"
      })
  void anything_else_is_no_status(String line) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> RunStatus.parse(line))
        .withMessageContaining("not a status of the supervisor: " + line);
  }

  @Test
  void an_agent_from_before_protocols_had_numbers_is_told_and_not_guessed_at() {
    String line =
        """
        {"state":"exited","id":"a1b2c3d4","code":0,"stdout":5,"stderr":7,"lost":false,"lostBytes":0,\
        "oomKills":0,"heartbeatAgeMs":12,"started":"2026-01-01T00:00:00Z","endedAgoMs":30}""";

    assertThatExceptionOfType(BoulderK8sException.class)
        .isThrownBy(() -> RunStatus.parse(line))
        .withMessageContaining(
            "run a1b2c3d4: its agent speaks protocol 0, older than this boulder-k8s knows (1)")
        .withMessageContaining(
            "use the boulder-k8s that started the run; `boulder-k8s down --force` ends everything")
        .returns(FailureKind.UNAVAILABLE, BoulderK8sException::kind);
  }

  @Test
  void a_newer_agent_is_told_whatever_else_it_says() {
    String line = "{\"protocol\":2,\"state\":\"paused\",\"id\":\"a1\",\"out\":{\"bytes\":5}}";

    assertThatExceptionOfType(BoulderK8sException.class)
        .isThrownBy(() -> RunStatus.parse(line))
        .withMessageContaining(
            "run a1: its agent speaks protocol 2, newer than this boulder-k8s knows (1)")
        .withMessageContaining("use the boulder-k8s that started the run, or a newer one");
  }

  @Test
  void what_an_agent_of_the_same_protocol_says_besides_is_left_alone() {
    assertThat(
            RunStatus.parse(
                    "{\"protocol\":1,\"state\":\"running\",\"stdout\":1,\"stderr\":0,\"mood\":\"good\"}")
                .state())
        .isEqualTo(RunStatus.State.RUNNING);
  }

  @Test
  void a_run_is_complete_when_it_has_ended_and_every_byte_of_both_streams_was_seen() {
    RunStatus exited = status(RunStatus.State.EXITED);

    assertThat(exited.complete(10, 5)).isTrue();
    assertThat(exited.complete(9, 5)).isFalse();
    assertThat(exited.complete(10, 4)).isFalse();
    assertThat(status(RunStatus.State.RUNNING).complete(10, 5)).isFalse();
  }

  @Test
  void a_run_whose_supervisor_is_silent_has_nobody_to_record_its_end() {
    assertThat(beating(RunStatus.State.RUNNING, 9_000).isAttended()).isTrue();
    assertThat(beating(RunStatus.State.RUNNING, 11_000).isAttended()).isFalse();
    assertThat(beating(RunStatus.State.EXITED, 11_000).isAttended()).isTrue();
  }

  private static RunStatus beating(RunStatus.State state, long age) {
    return new RunStatus(state, 0, "", 10, 5, false, 0, 0, age, 0, Optional.empty());
  }

  private static RunStatus status(RunStatus.State state) {
    return new RunStatus(state, 0, "", 10, 5, false, 0, 0, 0, 0, Optional.empty());
  }
}
