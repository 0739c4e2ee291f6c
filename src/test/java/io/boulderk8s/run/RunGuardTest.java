package io.boulderk8s.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.boulderk8s.failure.BoulderK8sException;
import io.boulderk8s.failure.FailureKind;
import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
final class RunGuardTest {
  private final BlockingQueue<Duration> pauses = new ArrayBlockingQueue<>(100);
  private final FakeSupervisorPod pod = new FakeSupervisorPod(new byte[0], new byte[0], 0, 1);

  private static BoulderK8sException cause(String what) {
    return BoulderK8sException.of(FailureKind.TIMEOUT, "run", what, "");
  }

  @Test
  void the_first_cause_stands() {
    RunGuard guard = new RunGuard(new Supervisor(pod), pauses::add);
    BoulderK8sException first = cause("first");
    guard.end(first, Duration.ofSeconds(1));
    guard.end(cause("second"), Duration.ofSeconds(1));

    assertThat(guard.cause()).hasValue(first);
    assertThat(guard.hopeless()).isEmpty();
  }

  @Test
  void a_supervisor_that_does_not_hear_is_given_up() throws InterruptedException {
    RunGuard guard = new RunGuard(new Supervisor(pod.gone()), pauses::add);
    guard.end(cause("late"), Duration.ofSeconds(1));
    for (int attempt = 0; attempt < 20; attempt++) {
      assertThat(pauses.poll(30, TimeUnit.SECONDS)).isPositive();
    }
    for (int look = 0; look < 1000 && guard.hopeless().isEmpty(); look++) {
      assertThat(pauses.poll(10, TimeUnit.MILLISECONDS)).isNull();
    }

    assertThat(guard.hopeless()).hasValue("its supervisor cannot be reached to stop it");
  }
}
