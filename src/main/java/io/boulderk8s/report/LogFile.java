package io.boulderk8s.report;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.AppenderBase;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.temporal.ChronoUnit;

/**
 * Writes the log (what libraries log, and stack traces) to a file, because the terminal belongs to
 * the user. Unlike Logback's own file appender it opens the file at the first record and writes
 * each record at once, so that several processes can share the file.
 */
final class LogFile extends AppenderBase<ILoggingEvent> {
  private final Path file;

  LogFile(Path file) {
    this.file = file;
  }

  @Override
  protected void append(ILoggingEvent logged) {
    try {
      Files.writeString(
          file,
          line(logged),
          StandardCharsets.UTF_8,
          StandardOpenOption.CREATE,
          StandardOpenOption.APPEND);
    } catch (IOException e) {
      addError("cannot write " + file, e);
    }
  }

  private static String line(ILoggingEvent logged) {
    String line =
        String.join(
            " ",
            logged.getInstant().truncatedTo(ChronoUnit.MILLIS).toString(),
            logged.getLevel().toString(),
            "[" + logged.getThreadName() + "]",
            logged.getLoggerName(),
            logged.getFormattedMessage());
    return line
        + System.lineSeparator()
        + (logged.getThrowableProxy() == null
            ? ""
            : ThrowableProxyUtil.asString(logged.getThrowableProxy()));
  }
}
