package io.boulderk8s.report;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.temporal.ChronoUnit;
import java.util.logging.Handler;
import java.util.logging.LogManager;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;

/**
 * What libraries log, and the stacks of failures: in a file, because the terminal belongs to the
 * user. Nothing is opened before something is logged, and each record is one write, so that several
 * processes share the file.
 */
public final class LogFile extends Handler {
  private final Path file;

  LogFile(Path file) {
    this.file = file;
    setFormatter(new SimpleFormatter());
  }

  /** All logging of this process goes there from now on, and nowhere else. */
  public static void install(Path file) {
    LogManager.getLogManager().reset();
    Logger.getLogger("").addHandler(new LogFile(file));
  }

  @Override
  public void publish(LogRecord logged) {
    if (!isLoggable(logged)) {
      return;
    }
    try {
      Files.writeString(
          file,
          line(logged),
          StandardCharsets.UTF_8,
          StandardOpenOption.CREATE,
          StandardOpenOption.APPEND);
    } catch (IOException e) {
      reportError(null, e, java.util.logging.ErrorManager.WRITE_FAILURE);
    }
  }

  private String line(LogRecord logged) {
    StringWriter text = new StringWriter();
    PrintWriter out = new PrintWriter(text);
    out.append(logged.getInstant().truncatedTo(ChronoUnit.MILLIS).toString())
        .append(' ')
        .append(logged.getLevel().getName())
        .append(' ')
        .append(logged.getLoggerName())
        .append(' ')
        .append(getFormatter().formatMessage(logged))
        .append(System.lineSeparator());
    if (logged.getThrown() != null) {
      logged.getThrown().printStackTrace(out);
    }
    out.flush();
    return text.toString();
  }

  @Override
  public void flush() {}

  @Override
  public void close() {}
}
