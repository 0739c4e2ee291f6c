package io.boulderk8s.testkit;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;

/** How a process ended and all that it printed. */
public record CliResult(
    List<String> argv, int exitCode, byte[] stdoutBytes, byte[] stderrBytes, Duration duration) {
  public String stdout() {
    return new String(stdoutBytes, StandardCharsets.UTF_8);
  }

  public String stderr() {
    return new String(stderrBytes, StandardCharsets.UTF_8);
  }

  /** For the message of a failed assertion: what it was, and the end of what it said. */
  @Override
  public String toString() {
    return "%s ended with %d after %d s%n--- stdout%n%s%n--- stderr%n%s"
        .formatted(
            String.join(" ", argv), exitCode, duration.toSeconds(), end(stdout()), end(stderr()));
  }

  private static String end(String text) {
    return text.length() <= 4000 ? text : "[...]" + text.substring(text.length() - 4000);
  }
}
