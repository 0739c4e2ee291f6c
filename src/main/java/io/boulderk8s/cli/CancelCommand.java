package io.boulderk8s.cli;

import io.boulderk8s.app.CancelRun;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Ends a run, whether a client follows it or not. */
@Command(
    name = "cancel",
    description = {
      "End a run: SIGINT, then SIGTERM, then SIGKILL.",
      "`attach` still shows its output and exit code."
    })
final class CancelCommand implements Callable<Integer> {
  @Mixin private ClusterOptions clusterOptions = new ClusterOptions();
  @Mixin private OutputOptions outputOptions = new OutputOptions();

  @Option(
      names = "--grace",
      paramLabel = "SECONDS",
      defaultValue = "10",
      description = "Time between two signals. Default: ${DEFAULT-VALUE}.")
  private long grace;

  @Option(names = "--force", description = "Also a run of another installation of boulder-k8s.")
  private boolean force;

  @Parameters(
      paramLabel = "RUN",
      description = "The run's id, as `test` printed it or `runs` lists it.")
  private String run = "";

  private final Invocation invocation;

  CancelCommand(Invocation invocation) {
    this.invocation = invocation;
  }

  @Override
  public Integer call() {
    new CancelRun(clusterOptions.request(invocation), run, Duration.ofSeconds(grace), force)
        .on(outputOptions.components(invocation));
    return 0;
  }
}
