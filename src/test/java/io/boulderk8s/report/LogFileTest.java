package io.boulderk8s.report;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.LoggingEvent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayNameGeneration(ReplaceUnderscores.class)
final class LogFileTest {
  @TempDir private Path folder;
  private final Logger logger = new LoggerContext().getLogger("a.b");

  private LogFile log(Path file) {
    LogFile log = new LogFile(file);
    log.start();
    return log;
  }

  private LoggingEvent event(String text, @Nullable Throwable thrown, Object... parameters) {
    return new LoggingEvent("", logger, Level.WARN, text, thrown, parameters);
  }

  @Test
  void there_is_no_file_before_something_is_logged() {
    log(folder.resolve("log"));
    assertThat(folder.resolve("log")).doesNotExist();
  }

  @Test
  void each_record_is_a_line_at_the_end_and_keeps_its_stack() throws IOException {
    Path file = folder.resolve("log");
    Files.writeString(file, "of another process\n");
    LogFile log = log(file);
    log.doAppend(event("first", null));
    log.doAppend(event("second {}", new IllegalStateException("why"), "time"));
    assertThat(Files.readAllLines(file))
        .hasSizeGreaterThan(4)
        .startsWith("of another process")
        .satisfies(lines -> assertThat(lines.get(1)).endsWith("WARN [main] a.b first"))
        .satisfies(lines -> assertThat(lines.get(2)).endsWith("a.b second time"))
        .contains("java.lang.IllegalStateException: why");
  }

  @Test
  void logback_is_set_up_in_code_and_for_nothing_but_the_file() {
    LoggerContext context = new LoggerContext();
    LogSetup setup = new LogSetup();
    setup.configure(context);
    assertThat(context.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME).iteratorForAppenders())
        .toIterable()
        .singleElement()
        .isInstanceOf(LogFile.class);
    assertThat(context.getLogger("io.fabric8").isDebugEnabled()).isFalse();
  }
}
