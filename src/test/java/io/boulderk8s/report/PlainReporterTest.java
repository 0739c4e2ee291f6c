package io.boulderk8s.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.boulderk8s.concurrent.CancelledException;
import io.boulderk8s.concurrent.Reason;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
final class PlainReporterTest {
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final EventRecord record =
      new EventRecord(
          new PlainReporter(
              new PrintStream(bytes, true, StandardCharsets.UTF_8), () -> Instant.EPOCH));

  @Test
  void lines_for_logs_have_no_escape_characters_and_a_time_for_each_phase() {
    record.report(new Event.StepStarted("dependencies ready"));
    record.report(new Event.ServiceChanged("bmariadb", "starting", false));
    record.report(new Event.ServiceChanged("bmariadb", "started", true));
    record.report(new Event.StepEnded("dependencies ready", Duration.ofMillis(12_340)));
    record.report(new Event.StepFailed("images", Duration.ofMillis(900)));
    record.report(new Event.StepCancelled("cluster", Duration.ofMillis(400)));
    record.report(new Event.Judged("dns", "infra", "verdict: dns\n", "/tmp/b"));
    assertThat(bytes.toString(StandardCharsets.UTF_8))
        .isEqualTo(
            """
            ==> dependencies ready
                bmariadb started
             ok dependencies ready (12.3 s)
             !! images failed after 0.9 s
             -- cluster cancelled after 0.4 s
            verdict: dns
              bundle: /tmp/b
            """);
  }

  @Test
  void a_step_that_is_no_longer_needed_has_not_failed() {
    assertThatThrownBy(() -> record.step("images", () -> cancelled(new Reason.NoLongerNeeded("x"))))
        .isInstanceOf(CancelledException.class);
    assertThatThrownBy(() -> record.step("setup", () -> cancelled(new Reason.Signal("INT"))))
        .isInstanceOf(CancelledException.class);

    assertThat(bytes.toString(StandardCharsets.UTF_8))
        .contains(" -- images cancelled after", " !! setup failed after");
  }

  private static void cancelled(Reason reason) {
    throw new CancelledException(reason, "waiting");
  }

  @Test
  void what_was_told_is_remembered_with_its_time() {
    record.report(new Event.StepStarted("images"));
    assertThat(record.entries())
        .containsExactly(new EventRecord.Entry(Instant.EPOCH, new Event.StepStarted("images")));
    assertThat(record.entries().getFirst().text()).isEqualTo("==> images");
  }
}
