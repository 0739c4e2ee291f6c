package io.boulderk8s;

import io.boulderk8s.app.Environment;
import io.boulderk8s.cli.BoulderK8s;
import io.boulderk8s.cli.Invocation;
import io.boulderk8s.cli.StandardOutput;
import io.boulderk8s.concurrent.SteadyClock;
import io.boulderk8s.failure.FailureKind;
import io.boulderk8s.process.OutputPipe;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Starts the command line; the only class that ends the process. */
public final class Main {
  private static final int STDOUT = 1;

  private Main() {}

  public static void main(String[] args) {
    // with the digits of some languages neither an object nor a picture could be read
    Locale.setDefault(Locale.ROOT);
    System.exit(run(args));
  }

  /**
   * Turns errors that no command catches (a missing class, no memory) into exit code 70: Java would
   * end with 1, test.sh's own code.
   */
  static int run(String[] args) {
    try {
      return BoulderK8s.execute(invocation(), args);
    } catch (RuntimeException | Error bug) {
      bug.printStackTrace(System.err);
      return FailureKind.BUG.exitCode();
    }
  }

  private static Invocation invocation() {
    return new Invocation(
        new Environment(
            variables(System.getenv(), System.getProperty("boulderk8s.locale")),
            Path.of("").toAbsolutePath(),
            Path.of(System.getProperty("boulderk8s.home", ".")).toAbsolutePath().normalize(),
            new SteadyClock(InstantSource.system(), System::nanoTime)),
        Path.of(System.getProperty("boulderk8s.log", "boulder-k8s.log")),
        System.in,
        new StandardOutput(
            new FileOutputStream(FileDescriptor.out), () -> OutputPipe.isUnread(STDOUT)),
        unbuffered(FileDescriptor.err),
        isTerminal(Path.of("/proc/self/fd/2")),
        Integer.getInteger("boulderk8s.columns", 0),
        Runtime.getRuntime()::halt);
  }

  /**
   * Returns the user's variables: the launcher may have started Java with another LC_ALL.
   *
   * @param locale `LC_ALL=` and the user's, or nothing if that was not set; null if Java has it
   */
  static Map<String, String> variables(Map<String, String> own, @Nullable String locale) {
    if (locale == null) {
      return own;
    }
    Map<String, String> users = new HashMap<>(own);
    users.remove("LC_ALL");
    if (!locale.isEmpty()) {
      users.put("LC_ALL", locale.substring("LC_ALL=".length()));
    }
    return users;
  }

  /** Java's own Console is about stdin and stdout. */
  private static boolean isTerminal(Path descriptor) {
    try {
      String target = Files.readSymbolicLink(descriptor).toString();
      return target.startsWith("/dev/pts/") || target.startsWith("/dev/tty");
    } catch (IOException e) {
      return false;
    }
  }

  /**
   * Writes bytes without a buffer or an encoding: the output of a run must neither get lost nor
   * change.
   */
  private static PrintStream unbuffered(FileDescriptor descriptor) {
    return new PrintStream(new FileOutputStream(descriptor), false, StandardCharsets.UTF_8);
  }
}
