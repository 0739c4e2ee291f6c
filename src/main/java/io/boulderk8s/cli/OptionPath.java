package io.boulderk8s.cli;

import io.boulderk8s.failure.BoulderK8sException;
import io.boulderk8s.failure.FailureKind;
import io.boulderk8s.failure.Problem;
import io.boulderk8s.report.EventsFile;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Holds a file or folder that the user named.
 *
 * @param option the option, as `--trace`
 */
record OptionPath(String option, Path path) {
  private static final Path STANDARD_OUTPUT = Path.of("-");

  /**
   * Returns what an option names.
   *
   * @throws BoulderK8sException USAGE for `-`, which elsewhere means stdout
   */
  static OptionPath of(String option, Path named, Invocation invocation) {
    if (named.equals(STANDARD_OUTPUT)) {
      throw BoulderK8sException.of(
          FailureKind.USAGE,
          option + " -",
          "stdout has what the command itself prints: a file or folder is wanted here",
          "name one; ./- for one that is called so");
    }
    return new OptionPath(option, invocation.workingDirectory().resolve(named));
  }

  /**
   * Writes what a command makes to the file that an option names; without one, or to `-`, prints
   * it.
   */
  static void write(String option, @Nullable Path named, String text, Invocation invocation) {
    if (named == null || named.equals(STANDARD_OUTPUT)) {
      invocation.stdout().print(text);
      return;
    }
    of(option, named, invocation).write(text);
  }

  /** Reads its text. */
  String read() {
    if (Files.isDirectory(path)) {
      throw unusable(
          new FileSystemException(path.toString(), null, "is a folder, but must be a file"));
    }
    try {
      return Files.readString(path);
    } catch (IOException e) {
      throw unusable(e);
    }
  }

  void write(String text) {
    try {
      Files.writeString(path, text);
    } catch (IOException e) {
      throw unusable(e);
    }
  }

  /** Opens it for writing piece by piece; an earlier content is lost. */
  EventsFile open() {
    try {
      return new EventsFile(path);
    } catch (IOException e) {
      throw unusable(e);
    }
  }

  /**
   * Returns it as a folder that can be written; creates it when it is missing, before work that
   * takes long.
   */
  Path folder() {
    try {
      Path folder = Files.createDirectories(path);
      if (!Files.isWritable(folder)) {
        throw new AccessDeniedException(folder.toString());
      }
      return folder;
    } catch (IOException e) {
      throw unusable(e);
    }
  }

  /** Returns it as a folder that exists. */
  Path existing() {
    if (!Files.isDirectory(path)) {
      throw unusable(new NoSuchFileException(path.toString()));
    }
    return path;
  }

  private BoulderK8sException unusable(IOException failure) {
    Problem problem = FileFault.of(failure).problem(option, Optional.empty());
    return new BoulderK8sException(FailureKind.IO, List.of(problem), failure);
  }
}
