package io.boulderk8s.cli;

import io.boulderk8s.report.BothReporters;
import io.boulderk8s.report.JsonReporter;
import io.boulderk8s.report.Reporter;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** How a command that runs tests tells of itself: beside the tests' own output. */
final class EventOptions {
  @Mixin private OutputOptions outputOptions = new OutputOptions();

  @Option(
      names = "--json",
      description =
          "Say on stderr what happens as JSON, an object a line, among test.sh's own lines.")
  private boolean json;

  @Option(
      names = "--events",
      paramLabel = "FILE",
      description = "Write the same JSON lines to a file.")
  private @Nullable Path file;

  /** The stream of the file is as long as the process: nothing is buffered. */
  Reporter reporter(Surroundings surroundings) {
    Reporter reporter =
        json
            ? new JsonReporter(surroundings.stderr(), surroundings.clock())
            : outputOptions.reporter(surroundings);
    if (file == null) {
      return reporter;
    }
    PrintStream lines =
        new PrintStream(
            OptionPath.of("--events", file, surroundings).open(), true, StandardCharsets.UTF_8);
    return new BothReporters(reporter, new JsonReporter(lines, surroundings.clock()));
  }
}
