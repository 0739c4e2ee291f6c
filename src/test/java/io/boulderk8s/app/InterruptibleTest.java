package io.boulderk8s.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.boulderk8s.concurrent.Pause;
import io.boulderk8s.failure.BoulderK8sException;
import io.boulderk8s.failure.FailureKind;
import io.boulderk8s.run.Interrupts;
import io.boulderk8s.run.Limits;
import io.boulderk8s.run.Phases;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
@DisplayNameGeneration(ReplaceUnderscores.class)
final class InterruptibleTest {
  /** The user, at a terminal. */
  private static final class User implements Interrupts {
    private Consumer<String> handler = _ -> {};

    @Override
    public Registration forward(Consumer<String> to) {
      Consumer<String> before = handler;
      handler = to;
      return () -> handler = before;
    }

    void sends(String signal) {
      handler.accept(signal);
    }
  }

  private final User user = new User();
  private final List<Integer> halts = new ArrayList<>();
  private final Interruptible command = new Interruptible(user, halts::add);

  @AfterEach
  void nothing_of_it_is_left() {
    assertThat(Thread.interrupted()).isFalse();
  }

  private int signalled(String... signals) {
    for (String signal : signals) {
      user.sends(signal);
    }
    Pause.real().pause(Duration.ofHours(1));
    return 0;
  }

  private BoulderK8sException failure(java.util.function.Supplier<Integer> work) {
    return catchThrowableOfType(BoulderK8sException.class, () -> command.call(work));
  }

  @Test
  void a_signal_ends_the_command_as_interrupted_and_is_named() {
    BoulderK8sException end = failure(() -> signalled("TERM"));
    assertThat(end.kind()).isEqualTo(FailureKind.INTERRUPTED);
    assertThat(end).hasMessageContaining("interrupted by SIGTERM while waiting");
    assertThat(halts).isEmpty();
  }

  @Test
  void a_second_one_ends_the_process_at_once() {
    failure(() -> signalled("INT", "TERM"));
    assertThat(halts).containsExactly(130);
  }

  @Test
  void whatever_a_client_makes_of_the_interrupt_it_is_an_interruption() {
    BoulderK8sException end =
        failure(
            () -> {
              user.sends("HUP");
              throw new KubernetesClientException("the call was broken off");
            });
    assertThat(end.kind()).isEqualTo(FailureKind.INTERRUPTED);
    assertThat(end).hasMessageStartingWith("interrupted by SIGHUP\n");
    assertThat(end.getSuppressed()).as("for the log").hasSize(1);
  }

  @Test
  void a_signal_to_a_phase_that_is_late_is_an_interruption_and_the_phase_is_told() {
    Phases phases =
        new Phases(Limits.standard().with(Map.of(Limits.Phase.IMAGES, Duration.ofMillis(1))));
    BoulderK8sException end =
        failure(
            () ->
                phases.within(
                    Limits.Phase.IMAGES,
                    () -> {
                      try {
                        Pause.real().pause(Duration.ofHours(1));
                        return 0;
                      } finally {
                        user.sends("INT");
                      }
                    }));
    assertThat(end.kind()).isEqualTo(FailureKind.INTERRUPTED);
    assertThat(end)
        .hasMessageContaining("interrupted by SIGINT")
        .hasMessageContaining("phase images: it took longer than 1 ms");
    assertThat(halts).isEmpty();
  }

  @Test
  void without_a_signal_everything_is_as_it_is() {
    assertThat(command.call(() -> 3)).isEqualTo(3);
    assertThatThrownBy(
            () ->
                command.call(
                    () -> {
                      throw new IllegalArgumentException("its own");
                    }))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void a_signal_that_comes_too_late_changes_nothing_any_more() {
    assertThat(
            command.call(
                () -> {
                  user.sends("INT");
                  return 3;
                }))
        .isEqualTo(3);
  }

  @Test
  void one_after_the_run_that_got_the_first_one_changes_nothing_any_more() {
    List<String> tests = new ArrayList<>();
    int code =
        command.call(
            () -> {
              try (Interrupts.Registration _ = user.forward(tests::add)) {
                user.sends("INT");
              }
              user.sends("INT");
              return 5;
            });
    assertThat(code).isEqualTo(5);
    assertThat(tests).containsExactly("INT");
    assertThat(halts).isEmpty();
  }
}
