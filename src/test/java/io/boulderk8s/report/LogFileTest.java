package io.boulderk8s.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayNameGeneration(ReplaceUnderscores.class)
final class LogFileTest {
  @TempDir private Path folder;

  private LogRecord record(String text) {
    LogRecord record = new LogRecord(Level.WARNING, text);
    record.setLoggerName("a.b");
    return record;
  }

  @Test
  void there_is_no_file_before_something_is_logged() {
    new LogFile(folder.resolve("log"));
    assertThat(folder.resolve("log")).doesNotExist();
  }

  @Test
  void each_record_is_a_line_at_the_end_and_keeps_its_stack() throws IOException {
    Path file = folder.resolve("log");
    Files.writeString(file, "of another process\n");
    LogFile log = new LogFile(file);
    log.publish(record("first"));
    LogRecord failed = record("second {0}");
    failed.setParameters(new Object[] {"time"});
    failed.setThrown(new IllegalStateException("why"));
    log.publish(failed);
    assertThat(Files.readAllLines(file))
        .hasSizeGreaterThan(4)
        .startsWith("of another process")
        .satisfies(lines -> assertThat(lines.get(1)).endsWith("WARNING a.b first"))
        .satisfies(lines -> assertThat(lines.get(2)).endsWith("WARNING a.b second time"))
        .contains("java.lang.IllegalStateException: why");
  }
}
