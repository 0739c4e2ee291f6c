package io.boulderk8s.cli;

import io.boulderk8s.failure.Problem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;

/** Says in words why Java could not read or write a file. */
record FileFault(Optional<Path> file, String what, String next) {
  private static final String ELSEWHERE = "name another place, or ";

  static FileFault of(IOException failure) {
    if (!(failure instanceof FileSystemException known) || known.getFile() == null) {
      String what = Objects.requireNonNullElse(failure.getMessage(), failure.toString());
      return new FileFault(Optional.empty(), what, next(what));
    }
    Path file = Path.of(known.getFile());
    return switch (known) {
      case NoSuchFileException _ -> missing(file);
      case AccessDeniedException _ ->
          fault(file, "permission denied", ELSEWHERE + "see `ls -ld` for who may use it");
      case FileAlreadyExistsException _ ->
          fault(file, "is a file, but must be a folder", ELSEWHERE + "move it away");
      default -> {
        String what = Objects.requireNonNullElse(known.getReason(), known.toString());
        yield fault(file, what, next(what));
      }
    };
  }

  private static FileFault missing(Path file) {
    Path parent = file.toAbsolutePath().getParent();
    return parent == null || Files.exists(parent)
        ? fault(file, "there is no such file", "correct its name")
        : fault(parent, "there is no such folder", ELSEWHERE + "make it (`mkdir -p`)");
  }

  private static FileFault fault(Path file, String what, String next) {
    return new FileFault(Optional.of(file), what, next);
  }

  private static String next(String what) {
    return what.contains("No space left") || what.contains("quota")
        ? "make room (`df -h` shows full disks), or name another place"
        : "name another place";
  }

  /**
   * Says the same to a user.
   *
   * @param context what the file is for, which may name it; empty if unknown
   * @param cache the cache folder: no option names its files
   */
  Problem problem(String context, Optional<Path> cache) {
    String where = file.map(Path::toString).orElse("");
    boolean ours = file.isPresent() && cache.isPresent() && file.get().startsWith(cache.get());
    return Problem.at(
        context.isEmpty() || (!where.isEmpty() && context.contains(where))
            ? (context.isEmpty() ? where : context)
            : where.isEmpty() ? context : context + ": " + where,
        what,
        ours ? next + "; BOULDER_K8S_CACHE names another cache folder" : next);
  }

  /** Finds such a fault in an exception and says it to a user. */
  static Problem problem(UncheckedIOException failure, Optional<Path> cache) {
    IOException cause = Objects.requireNonNull(failure.getCause());
    String message = Objects.requireNonNullElse(failure.getMessage(), "");
    return of(cause).problem(message.equals(cause.toString()) ? "" : message, cache);
  }
}
