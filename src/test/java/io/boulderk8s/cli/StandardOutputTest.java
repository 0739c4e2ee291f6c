package io.boulderk8s.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.boulderk8s.testkit.Console;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** `render > /dev/full` is no success. */
@DisplayNameGeneration(ReplaceUnderscores.class)
final class StandardOutputTest {
  @TempDir private Path home;
  private Console console;

  @BeforeEach
  void a_checkout() throws IOException {
    home = home.toRealPath();
    Files.writeString(
        home.resolve("docker-compose.yml"), "services: {boulder: {image: a, entrypoint: [run]}}\n");
    Files.writeString(home.resolve("test.sh"), "true");
    console = new Console(home);
  }

  private int run(PrintStream stdout, String command) {
    Invocation invocation = console.invocation();
    return BoulderK8s.execute(
        invocation.printingTo(stdout, invocation.stderr()), command.split(" "));
  }

  private static StandardOutput refusing(String reason) {
    return new StandardOutput(
        new OutputStream() {
          @Override
          public void write(int b) throws IOException {
            throw new IOException(reason);
          }
        },
        () -> false);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "render",
        "graph",
        "graph --format dot",
        "explain",
        "explain pod/boulder-tests",
        "test --validate-config",
        "doctor",
        "--help",
        "--version",
        "render --help",
        "generate-completion"
      })
  void what_is_printed_and_lost_is_74(String command) {
    int code = run(refusing("No space left on device"), command);

    assertThat(code).isEqualTo(command.equals("doctor") ? 69 : 74);
    if (code == 74) {
      assertThat(console.stderr())
          .contains("stdout: part of the output is lost: No space left on device\n  -> ");
    }
  }

  @Test
  void a_reader_that_has_seen_enough_is_141_as_with_other_programs_and_nothing_is_said() {
    assertThat(run(refusing("Broken pipe"), "render")).isEqualTo(141);
    assertThat(console.stderr()).isEmpty();
  }

  @Test
  void who_writes_seldom_learns_without_a_write_that_its_reader_has_gone() {
    AtomicBoolean gone = new AtomicBoolean();
    ByteArrayOutputStream read = new ByteArrayOutputStream();
    StandardOutput stdout = new StandardOutput(read, gone::get);
    PrintStream asking = StandardOutput.askingForItsReader(stdout);
    asking.println("a line");
    assertThat(asking.checkError()).isFalse();
    assertThat(read.toString(StandardCharsets.UTF_8)).isEqualTo("a line\n");
    gone.set(true);
    assertThat(stdout.loss()).isEmpty();
    assertThat(asking.checkError()).isTrue();
    assertThat(stdout.loss())
        .hasValueSatisfying(loss -> assertThat(StandardOutput.isClosedByItsReader(loss)).isTrue());
  }

  @Test
  void any_other_stream_is_asked_too() {
    PrintStream closed = new PrintStream(OutputStream.nullOutputStream());
    closed.close();
    assertThat(run(closed, "render")).isEqualTo(74);
  }

  @Test
  void what_arrives_is_a_success() {
    assertThat(run(new StandardOutput(OutputStream.nullOutputStream(), () -> false), "render"))
        .isZero();
  }
}
