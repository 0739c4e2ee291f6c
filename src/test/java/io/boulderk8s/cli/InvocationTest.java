package io.boulderk8s.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.boulderk8s.app.Environment;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
final class InvocationTest {
  private static Invocation invocation(boolean terminal, Map<String, String> environment) {
    PrintStream none = new PrintStream(OutputStream.nullOutputStream());
    Path here = Path.of("/here");
    return new Invocation(
        new Environment(environment, here, here, () -> Instant.EPOCH),
        here,
        InputStream.nullInputStream(),
        none,
        none,
        terminal,
        0,
        _ -> {});
  }

  @Test
  void escapes_are_for_a_person_at_a_terminal_that_knows_them() {
    assertThat(invocation(true, Map.of("TERM", "xterm")).live()).isTrue();
    assertThat(invocation(false, Map.of("TERM", "xterm")).live()).isFalse();
    assertThat(invocation(true, Map.of("TERM", "dumb")).live()).isFalse();
    assertThat(invocation(true, Map.of()).live()).isFalse();
    assertThat(invocation(true, Map.of("TERM", "xterm", "CI", "true")).live()).isFalse();
    assertThat(invocation(true, Map.of("TERM", "xterm", "NO_COLOR", "1")).live()).isFalse();
  }
}
