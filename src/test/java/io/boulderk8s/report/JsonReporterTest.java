package io.boulderk8s.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.boulderk8s.testkit.RecordingReporter;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** What a program that starts `test` can rely on. */
@DisplayNameGeneration(ReplaceUnderscores.class)
final class JsonReporterTest {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final JsonReporter json =
      new JsonReporter(
          new PrintStream(out, true, StandardCharsets.UTF_8), () -> Instant.EPOCH.plusMillis(5));

  @Test
  void each_event_is_an_object_on_a_line_of_its_own() {
    List.of(
            new Event.StepStarted("images"),
            new Event.StepEnded("images", Duration.ofMillis(1500)),
            new Event.StepFailed("dependencies ready", Duration.ofSeconds(2)),
            new Event.Progress("a \"quoted\" word"),
            new Event.Notice("two\nlines"),
            new Event.RunStarted("a1"),
            new Event.RunEnded("a1", 76, "not known"))
        .forEach(json::report);

    assertThat(out.toString(StandardCharsets.UTF_8))
        .isEqualTo(
            """
            {"time":"1970-01-01T00:00:00.005Z","event":"step-started","step":"images"}
            {"time":"1970-01-01T00:00:00.005Z","event":"step-ended","step":"images","seconds":1.5}
            {"time":"1970-01-01T00:00:00.005Z","event":"step-failed","step":"dependencies ready","seconds":2.0}
            {"time":"1970-01-01T00:00:00.005Z","event":"progress","text":"a \\"quoted\\" word"}
            {"time":"1970-01-01T00:00:00.005Z","event":"notice","text":"two\\nlines"}
            {"time":"1970-01-01T00:00:00.005Z","event":"run-started","run":"a1"}
            {"time":"1970-01-01T00:00:00.005Z","event":"run-ended","run":"a1","exitCode":76,"failure":"not known"}
            """);
  }

  @Test
  void nothing_follows_the_end_of_the_command() {
    json.report(new Event.CommandEnded(0));
    json.notice("too late");

    assertThat(out.toString(StandardCharsets.UTF_8))
        .isEqualTo(
            "{\"time\":\"1970-01-01T00:00:00.005Z\",\"event\":\"command-ended\",\"exitCode\":0}\n");
  }

  @Test
  void two_reporters_hear_the_same() {
    RecordingReporter other = new RecordingReporter();
    new BothReporters(json, other).notice("hear");

    assertThat(out.toString(StandardCharsets.UTF_8)).contains("\"hear\"");
    assertThat(other.notices()).containsExactly("hear");
  }
}
