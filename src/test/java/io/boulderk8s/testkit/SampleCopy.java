package io.boulderk8s.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

/**
 * The sample as it is in the worktree, in a repository of its own: who works on the copy keeps
 * nobody from the sample.
 */
public final class SampleCopy {
  private static final Path SAMPLE = Path.of("sample").toAbsolutePath();
  private static final Duration LIMIT = Duration.ofMinutes(1);

  /** What runs wrote stays, as it does in the sample: it may be root's. */
  private static final String SCRIPT =
      """
      set -euo pipefail
      mkdir -p "$1"
      if [ -e "$1/.git" ]; then (cd "$1" && git ls-files -z | xargs -0 --no-run-if-empty rm -f); fi
      git ls-files -z --cached --others --exclude-standard |
        while IFS= read -r -d '' file; do [ ! -e "$file" ] || printf '%s\\0' "$file"; done |
        tar --null --files-from=- --create | tar --extract --directory="$1"
      cd "$1"
      git init --quiet
      git add --all
      git -c user.name=t -c user.email=t@example.org commit --quiet --allow-empty --message=copy
      """;

  private SampleCopy() {}

  /** Copies it to a folder, whose name is the Compose project's. */
  public static Path to(Path folder, Cli cli) {
    CliResult copied =
        cli.program(SAMPLE, Map.of(), LIMIT, "bash", "-c", SCRIPT, "-", folder.toString());
    assertThat(copied.exitCode()).as(copied::toString).isZero();
    return folder;
  }
}
