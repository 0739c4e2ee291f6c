package io.boulderk8s.deploy;

import io.boulderk8s.digest.Sha256;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Hashes what the data of a stack belongs to: it cannot outlive any of it.
 *
 * @param certificates that the setup has made, and that rows of the database name
 * @param beginnings folders with what a new database executes
 */
public record DataGeneration(List<Path> certificates, List<Path> beginnings)
    implements Supplier<String> {
  private static final int DIGITS = 16;

  public DataGeneration {
    certificates = List.copyOf(certificates);
    beginnings = List.copyOf(beginnings);
  }

  @Override
  public String get() {
    String all =
        Stream.concat(
                certificates.stream().filter(file -> !Files.isDirectory(file)),
                beginnings.stream().flatMap(DataGeneration::below))
            .distinct()
            .sorted()
            .map(file -> file + " " + ServiceFiles.state(file))
            .collect(Collectors.joining("\n"));
    return Sha256.hex(all).substring(0, DIGITS);
  }

  private static Stream<Path> below(Path folder) {
    try (Stream<Path> below = Files.walk(folder)) {
      return below.filter(file -> !Files.isDirectory(file)).toList().stream();
    } catch (IOException | UncheckedIOException e) {
      return Stream.of(folder);
    }
  }
}
