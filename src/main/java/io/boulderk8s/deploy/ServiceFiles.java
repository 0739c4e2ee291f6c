package io.boulderk8s.deploy;

import io.boulderk8s.boulder.config.FileReference;
import io.boulderk8s.digest.Sha256;
import io.boulderk8s.staging.SplitService;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Hashes the files that services read from the checkout, at their start and never again: where one
 * has changed, a pod that runs is not what the checkout says. Of a folder only the names count: a
 * CA itself writes to the tokens that it opens.
 *
 * @param files by the name of a service
 */
public record ServiceFiles(Path checkout, Map<String, List<FileReference>> files)
    implements Function<SplitService, String> {
  private static final int DIGITS = 8;

  public ServiceFiles {
    files = Map.copyOf(files);
  }

  @Override
  public String apply(SplitService service) {
    String all =
        files.getOrDefault(service.from().name(), List.of()).stream()
            .filter(file -> file.kind() != FileReference.Kind.MACHINE)
            .map(FileReference::content)
            .flatMap(this::entries)
            .collect(Collectors.joining("\n"));
    return Sha256.hex(all).substring(0, DIGITS);
  }

  private Stream<String> entries(String path) {
    Path named = checkout.resolve(path);
    if (!Files.isDirectory(named)) {
      return Stream.of(path + " " + state(named));
    }
    try (Stream<Path> below = Files.walk(named)) {
      return below
          .filter(file -> !Files.isDirectory(file))
          .sorted()
          .map(file -> checkout.relativize(file).toString())
          .toList()
          .stream();
    } catch (IOException | UncheckedIOException e) {
      return Stream.of(path + " cannot be listed");
    }
  }

  /** Of a file that only root reads its size and time count. */
  static String state(Path file) {
    try {
      return Sha256.hex(Files.readAllBytes(file));
    } catch (AccessDeniedException e) {
      return attributes(file);
    } catch (IOException e) {
      return e.getClass().getSimpleName();
    }
  }

  private static String attributes(Path file) {
    try {
      BasicFileAttributes known = Files.readAttributes(file, BasicFileAttributes.class);
      return known.size() + " " + known.lastModifiedTime();
    } catch (IOException e) {
      return e.getClass().getSimpleName();
    }
  }
}
