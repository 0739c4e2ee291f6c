package io.boulderk8s.app;

import io.boulderk8s.bundle.StepSummary;
import java.nio.file.Path;
import java.util.Optional;

/** Writes to the page of a GitHub workflow's run: GitHub names a file that it shows there. */
public record JobSummary(Optional<Path> file) {
  public static JobSummary of(Environment environment) {
    return new JobSummary(environment.variable("GITHUB_STEP_SUMMARY").map(Path::of));
  }

  boolean isWanted() {
    return file.isPresent();
  }

  public void append(String markdown) {
    file.ifPresent(path -> StepSummary.append(path, markdown));
  }
}
