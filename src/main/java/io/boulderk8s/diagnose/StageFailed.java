package io.boulderk8s.diagnose;

import io.boulderk8s.boulder.TestScriptOutput;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.stream.Stream;

/**
 * Finds a failed test.sh without a failed test: the stage that it names, and the end of its output.
 */
final class StageFailed implements Analyzer {
  private static final int LAST_WORDS = 5;
  private static final int LINES = 20;

  @Override
  public Optional<Verdict> look(Snapshot snapshot) {
    if (snapshot.run().exitCode().orElse(0) == 0 || !snapshot.results().failures().isEmpty()) {
      return Optional.empty();
    }
    int code = snapshot.run().exitCode().getAsInt();
    String stage =
        tail(snapshot)
            .map(line -> TestScriptOutput.FAILED_STAGE.matcher(line.text()))
            .filter(Matcher::find)
            .map(match -> "stage " + match.group(1) + " failed")
            .findFirst()
            .orElse("the command failed");
    return Optional.of(
        Verdict.of(
            Cause.STAGE_FAILED,
            stage + " with exit code " + code + "; no test did",
            words(snapshot)));
  }

  private static Stream<Log.Line> tail(Snapshot snapshot) {
    return snapshot.output().flatMap(log -> log.tail(LINES).stream());
  }

  private static List<Evidence> words(Snapshot snapshot) {
    return snapshot
        .output()
        .flatMap(log -> log.words(LAST_WORDS).stream())
        .map(Log.Line::evidence)
        .toList();
  }
}
