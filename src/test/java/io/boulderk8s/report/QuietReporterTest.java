package io.boulderk8s.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
final class QuietReporterTest {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final QuietReporter quiet =
      new QuietReporter(new PrintStream(out, true, StandardCharsets.UTF_8), () -> Instant.EPOCH);

  private String said() {
    return out.toString(StandardCharsets.UTF_8);
  }

  @Test
  void says_nothing_when_all_is_well() {
    List.of(
            new Event.StepStarted("images"),
            new Event.StepEnded("images", Duration.ofSeconds(1)),
            new Event.Notice("a stand-in"),
            new Event.Progress("so far"),
            new Event.RunStarted("a1"),
            new Event.RunEnded("a1", 0, ""),
            new Event.CommandEnded(0))
        .forEach(quiet::report);

    assertThat(said()).isEmpty();
  }

  @Test
  void says_why_tests_failed_and_where_the_bundle_is() {
    quiet.report(
        new Event.Judged("test-failed", "tests", "verdict: test-failed (tests)\n", "/tmp/bundle"));

    assertThat(said()).isEqualTo("verdict: test-failed (tests)\n  bundle: /tmp/bundle\n");
  }

  @Test
  void says_what_failed() {
    quiet.report(
        new Event.CommandFailed(
            "checkout", 65, List.of(new Event.Problem("a:1", "is wrong", "mend it")), "x.log", ""));

    assertThat(said()).isEqualTo("boulder-k8s: a:1: is wrong\n  -> mend it\n  log: x.log\n");
  }
}
