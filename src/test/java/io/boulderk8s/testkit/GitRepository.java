package io.boulderk8s.testkit;

import io.boulderk8s.process.Command;
import io.boulderk8s.process.LocalProcessRunner;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** A repository of a test's own, without the user's settings. */
public record GitRepository(Path root) {
  /** In a new folder. */
  public static GitRepository at(Path root) {
    try {
      Files.createDirectories(root);
      GitRepository repository = new GitRepository(root.toRealPath());
      repository.git("init", "--quiet", "--initial-branch=main");
      return repository;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public GitRepository write(String file, String text) {
    Path path = root.resolve(file);
    try {
      Files.createDirectories(Objects.requireNonNull(path.getParent()));
      Files.writeString(path, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return this;
  }

  /** All that is there, under a tag. */
  public GitRepository commit(String tag) {
    git("add", "--all");
    git("-c", "user.name=t", "-c", "user.email=t@example.org", "commit", "--quiet", "-m", tag);
    git("tag", tag);
    return this;
  }

  private void git(String... words) {
    List<String> argv = new ArrayList<>(List.of("git", "-C", root.toString()));
    argv.addAll(List.of(words));
    new LocalProcessRunner(System.getenv())
        .run(Command.of(argv.toArray(String[]::new)), Duration.ofMinutes(1))
        .orThrow();
  }
}
