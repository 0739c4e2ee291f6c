package io.boulderk8s.report;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.Configurator;
import ch.qos.logback.core.spi.ContextAwareBase;
import ch.qos.logback.core.spi.ScanException;
import ch.qos.logback.core.util.OptionHelper;
import java.nio.file.Path;

/**
 * Configures Logback, which finds it as a service when the first logger is made. In code, not in
 * XML: reading XML would take longer than many a command.
 */
public final class LogSetup extends ContextAwareBase implements Configurator {
  /** The property that the launcher sets, named as Logback's own configuration would. */
  private static final String FILE = "${boulderk8s.log:-boulder-k8s.log}";

  @Override
  public ExecutionStatus configure(LoggerContext context) {
    LogFile appender = new LogFile(file(context));
    appender.setContext(context);
    appender.setName("file");
    appender.start();
    Logger root = context.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    root.setLevel(Level.INFO);
    root.addAppender(appender);
    return ExecutionStatus.DO_NOT_INVOKE_NEXT_IF_ANY;
  }

  private static Path file(LoggerContext context) {
    try {
      return Path.of(OptionHelper.substVars(FILE, context));
    } catch (ScanException e) {
      throw new IllegalStateException(e);
    }
  }
}
