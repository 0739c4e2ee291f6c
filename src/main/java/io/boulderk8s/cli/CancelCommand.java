package io.boulderk8s.cli;

import io.boulderk8s.report.Reporter;
import io.boulderk8s.run.Limits;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The end of a run that somebody else follows, or nobody. */
@Command(
    name = "cancel",
    description = {
      "End a run: SIGINT, and as long as it is there SIGTERM and SIGKILL.",
      "Its output and exit code stay for whoever follows it, or attaches to it."
    })
final class CancelCommand implements Callable<Integer> {
  @Mixin private ClusterOptions clusterOptions = new ClusterOptions();
  @Mixin private OutputOptions outputOptions = new OutputOptions();

  @Option(
      names = "--grace",
      paramLabel = "SECONDS",
      defaultValue = "10",
      description = "Between two signals. Default: ${DEFAULT-VALUE}.")
  private long grace;

  @Parameters(paramLabel = "RUN", description = "The id that `test` said, and `runs` lists.")
  private String run = "";

  private final Surroundings surroundings;

  CancelCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    Reporter reporter = outputOptions.reporter(surroundings);
    try (Session session = Session.required(surroundings, clusterOptions, reporter)) {
      session.runs(Limits.standard()).cancel(run, Duration.ofSeconds(grace));
    }
    return 0;
  }
}
