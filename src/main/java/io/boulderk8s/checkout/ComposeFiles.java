package io.boulderk8s.checkout;

import io.boulderk8s.boulder.Harness;
import io.boulderk8s.failure.BoulderK8sException;
import io.boulderk8s.failure.FailureKind;
import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** Finds the files of a checkout that `docker compose` would read, and their texts. */
public final class ComposeFiles {
  private static final long LARGEST = 16L * 1024 * 1024;

  /** tn.sh passes this file with `-f`. */
  private static final String NEXT_BASE = "docker-compose.yml";

  private final Path root;
  private final Function<Path, Optional<String>> texts;

  /** Reads the working tree. */
  public ComposeFiles(Path root) {
    this(root, ComposeFiles::text);
  }

  /**
   * Reads another state of the checkout.
   *
   * @param texts returns a file's text by its path in the working tree
   */
  public ComposeFiles(Path root, Function<Path, Optional<String>> texts) {
    this.root = root;
    this.texts = texts;
  }

  /**
   * Returns the files that t.sh has Compose read, in the checkout: those of COMPOSE_FILE (the first
   * one's folder is the project's then), else the default file and, if it exists, its override
   * file.
   */
  public ProjectFiles standard(Map<String, String> environment) {
    return ComposeFileVariable.files(root, environment)
        .map(files -> new ProjectFiles(folder(files.getFirst()), files))
        .orElseGet(() -> new ProjectFiles(root, defaults()));
  }

  private Path folder(Path file) {
    Path folder = file.getParent();
    return folder == null ? root : folder;
  }

  private List<Path> defaults() {
    return Stream.of(ComposeFileNames.FILES, ComposeFileNames.OVERRIDES)
        .flatMap(names -> ComposeFileNames.in(root, names, this::present).stream().limit(1))
        .toList();
  }

  /**
   * Returns the files that tn.sh names: exactly the default file and the override file of
   * config-next.
   */
  public ProjectFiles next(Harness harness) {
    Path next = root.resolve(harness.nextFile());
    if (!present(next)) {
      throw BoulderK8sException.of(
          FailureKind.CHECKOUT,
          next.toString(),
          "the checkout has no config-next: this file is missing",
          "run without --config-next");
    }
    return new ProjectFiles(root, List.of(root.resolve(NEXT_BASE), next));
  }

  /** Returns the text of one of these files. */
  public String required(Path file) {
    return texts.apply(file).orElseThrow(() -> missing(file));
  }

  private boolean present(Path file) {
    return Files.isDirectory(file) || texts.apply(file).isPresent();
  }

  /** Returns a file's text; empty when there is no such file, or a directory in its place. */
  public static Optional<String> text(Path file) {
    try {
      if (!exists(file) || Files.isDirectory(file)) {
        return Optional.empty();
      }
      if (!Files.isRegularFile(file)) {
        throw unreadable(file, "it is no regular file");
      }
      if (Files.size(file) > LARGEST) {
        throw unreadable(file, "it has more than " + LARGEST + " bytes");
      }
      return Optional.of(Files.readString(file));
    } catch (MalformedInputException e) {
      throw unreadable(file, "it is not UTF-8 text");
    } catch (IOException e) {
      throw unreadable(file, e.toString());
    }
  }

  /** Fails for a link that leads in a circle: that is no missing file. */
  private static boolean exists(Path file) throws IOException {
    if (!Files.isSymbolicLink(file)) {
      return Files.exists(file);
    }
    try {
      return Files.exists(file.toRealPath());
    } catch (NoSuchFileException e) {
      return false;
    }
  }

  /** Returns a file's text; fails when there is none. */
  public static String requiredText(Path file) {
    return text(file).orElseThrow(() -> missing(file));
  }

  private static BoulderK8sException missing(Path file) {
    return unreadable(
        file, Files.isDirectory(file) ? "it is a directory" : "there is no such file");
  }

  private static BoulderK8sException unreadable(Path file, String why) {
    return BoulderK8sException.of(
        FailureKind.CHECKOUT,
        file.toString(),
        "cannot be read: " + why,
        "correct the file, or the reference to it");
  }
}
