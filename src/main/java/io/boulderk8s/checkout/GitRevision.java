package io.boulderk8s.checkout;

import io.boulderk8s.failure.BoulderK8sException;
import io.boulderk8s.failure.FailureKind;
import io.boulderk8s.process.Command;
import io.boulderk8s.process.ProcessResult;
import io.boulderk8s.process.ProcessRunner;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads the files of a checkout as a commit has them; writes nothing. */
public final class GitRevision {
  private static final Duration LIMIT = Duration.ofSeconds(60);

  private final ProcessRunner processes;
  private final Path root;
  private final Path repository;
  private final String commit;

  private GitRevision(ProcessRunner processes, Path root, Path repository, String commit) {
    this.processes = processes;
    this.root = root;
    this.repository = repository;
    this.commit = commit;
  }

  /**
   * Finds the state that a name stands for.
   *
   * @param root the checkout; it may be a folder of a larger repository
   * @param name as git understands it: a branch, a tag, HEAD~3
   * @throws BoulderK8sException CHECKOUT when there is no repository, USAGE for an unknown name
   */
  public static GitRevision of(ProcessRunner processes, Path root, String name) {
    ProcessResult top = git(processes, root, "rev-parse", "--show-toplevel");
    if (!top.succeeded()) {
      throw BoulderK8sException.of(
          FailureKind.CHECKOUT,
          root.toString(),
          "git finds no repository here: " + top.stderr().strip(),
          "name a git working tree with --boulder DIR");
    }
    ProcessResult commit =
        git(processes, root, "rev-parse", "--verify", "--quiet", name + "^{commit}");
    if (name.startsWith("-") || !commit.succeeded()) {
      throw BoulderK8sException.of(
          FailureKind.USAGE,
          name,
          "the checkout's repository has no such commit",
          "`git log` shows those it has; fetch what is missing");
    }
    return new GitRevision(processes, root, Path.of(top.stdout().strip()), commit.stdout().strip());
  }

  /**
   * Returns a file's text by its path in the working tree; empty when the commit does not have it.
   * Files outside git, such as an ignored `.env`, have no history: this reads them as they are now.
   */
  public Optional<String> text(Path file) {
    if (!file.startsWith(repository)) {
      return ComposeFiles.text(file);
    }
    String name = "./" + root.relativize(file);
    if (!asked("ls-tree", "--name-only", commit, "--", name).isBlank()) {
      return Optional.of(asked("show", commit + ":" + name));
    }
    return asked("ls-files", "--", name).isBlank() ? ComposeFiles.text(file) : Optional.empty();
  }

  private String asked(String... words) {
    return git(processes, root, words).orThrow().stdout();
  }

  private static ProcessResult git(ProcessRunner processes, Path root, String... words) {
    List<String> argv = new ArrayList<>(List.of("git", "-C", root.toString()));
    argv.addAll(List.of(words));
    return processes.run(Command.of(argv.toArray(String[]::new)), LIMIT);
  }
}
