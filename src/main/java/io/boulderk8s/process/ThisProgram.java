package io.boulderk8s.process;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds out how this process was started, to start the same program with other arguments. */
public final class ThisProgram {
  private static final String JAR = "-jar";
  private static final String LOCALE = "-Dboulderk8s.locale=";

  private ThisProgram() {}

  /**
   * Returns Java with its options and the jar; empty where /proc/self/cmdline is missing, or names
   * no jar.
   */
  public static Optional<List<String>> words() {
    ProcessHandle.Info self = ProcessHandle.current().info();
    return self.command()
        .flatMap(java -> self.arguments().flatMap(words -> words(java, List.of(words))));
  }

  /**
   * Returns everything up to the jar. Where Java has a locale of the launcher's, the program that
   * is started again needs it, too, whatever the environment that it gets.
   */
  static Optional<List<String>> words(String java, List<String> arguments) {
    int jar = arguments.indexOf(JAR);
    return jar < 0 || jar + 1 >= arguments.size()
        ? Optional.empty()
        : Optional.of(
            Stream.of(
                    locale(arguments.subList(0, jar)),
                    Stream.of(java),
                    arguments.subList(0, jar + 2).stream())
                .flatMap(words -> words)
                .toList());
  }

  private static Stream<String> locale(List<String> options) {
    return options.stream().anyMatch(option -> option.startsWith(LOCALE))
        ? Stream.of("env", "LC_ALL=C.UTF-8")
        : Stream.of();
  }
}
