package io.boulderk8s.process;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A program to start.
 *
 * @param environment added to the process environment
 */
public record Command(
    List<String> argv, Map<String, String> environment, Optional<Path> directory) {
  public Command {
    argv = List.copyOf(argv);
    environment = Map.copyOf(environment);
  }

  public static Command of(String... argv) {
    return new Command(List.of(argv), Map.of(), Optional.empty());
  }

  public Command with(Map<String, String> environment) {
    return new Command(argv, environment, directory);
  }

  /** Returns the command as text for a shell. */
  @Override
  public String toString() {
    return argv.stream()
        .map(
            word ->
                word.matches("[A-Za-z0-9_./:=@%+,-]+")
                    ? word
                    : "'" + word.replace("'", "'\\''") + "'")
        .collect(Collectors.joining(" "));
  }
}
