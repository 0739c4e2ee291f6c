package io.boulderk8s.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.boulderk8s.kube.PodExec;
import java.io.OutputStream;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** The words of `agent` are a contract with images/agent. */
@DisplayNameGeneration(ReplaceUnderscores.class)
final class SupervisorTest {
  private final FakeSupervisorPod pod =
      new FakeSupervisorPod(new byte[] {'o', 'u', 't'}, new byte[] {'e'}, 2, 1);
  private final Supervisor supervisor = new Supervisor(pod);

  @Test
  void output_is_asked_for_from_where_it_stopped() {
    supervisor.tail(
        2,
        1,
        new CountedStream(OutputStream.nullOutputStream(), 2),
        new CountedStream(OutputStream.nullOutputStream(), 1));

    assertThat(pod.commands())
        .containsExactly(
            List.of(
                "/.boulder-k8s/agent",
                "tail",
                "--dir",
                "/.boulder-k8s/run",
                "--stdout",
                "2",
                "--stderr",
                "1"));
  }

  @Test
  void the_status_is_the_agents() {
    assertThat(supervisor.status())
        .hasValue(
            new RunStatus(
                RunStatus.State.EXITED, 2, "", 3, 1, false, 0, 0, 0, 0, Optional.empty()));
    assertThat(pod.commands())
        .containsExactly(List.of("/.boulder-k8s/agent", "status", "--dir", "/.boulder-k8s/run"));
  }

  @Test
  void signals_and_release_are_passed_on() {
    assertThat(supervisor.signal("INT")).isEqualTo(Supervisor.Answer.DONE);
    assertThat(supervisor.stop(Duration.ofMillis(1500))).isEqualTo(Supervisor.Answer.DONE);
    assertThat(supervisor.release()).isTrue();

    assertThat(pod.commands())
        .containsExactly(
            List.of("/.boulder-k8s/agent", "signal", "--dir", "/.boulder-k8s/run", "INT"),
            List.of(
                "/.boulder-k8s/agent", "stop", "--dir", "/.boulder-k8s/run", "--grace", "1500ms"),
            List.of("/.boulder-k8s/agent", "release", "--dir", "/.boulder-k8s/run"));
  }

  @Test
  void without_an_answer_nothing_is_known_and_nothing_was_done() {
    pod.gone();

    assertThat(supervisor.status()).isEmpty();
    assertThat(supervisor.signal("INT")).isEqualTo(Supervisor.Answer.NONE);
    assertThat(supervisor.release()).isFalse();
  }

  @Test
  void a_failed_status_or_an_empty_one_is_no_answer() {
    PodExec failing =
        (_, out, _, _) -> {
          new java.io.PrintStream(out, true)
              .print("{\"protocol\":1,\"state\":\"exited\",\"code\":0}");
          return OptionalInt.of(1);
        };

    assertThat(new Supervisor(failing).status()).isEmpty();
    assertThat(new Supervisor((_, _, _, _) -> OptionalInt.of(0)).status()).isEmpty();
  }

  @Test
  void a_request_that_comes_after_the_end_of_the_command_is_no_silence() {
    Supervisor late = new Supervisor((_, _, _, _) -> OptionalInt.of(3));

    assertThat(late.signal("INT")).isEqualTo(Supervisor.Answer.TOO_LATE);
    assertThat(late.stop(Duration.ofSeconds(1))).isEqualTo(Supervisor.Answer.TOO_LATE);
    assertThat(late.release()).isFalse();
  }
}
