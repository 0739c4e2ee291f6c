package io.boulderk8s.cli;

import io.boulderk8s.app.AttachRun;
import io.boulderk8s.app.Components;
import io.boulderk8s.report.EventRecord;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * Follows a run again: after `test --detach`, from another terminal, or after the CLI was killed.
 */
@Command(
    name = "attach",
    description = {
      "Follow a run from its first byte; exit with its code.",
      "A failed run gets verdict and bundle, as by `test`. One that has ended is shown from its"
          + " record."
    })
final class AttachCommand implements Callable<Integer> {
  @Mixin private ClusterOptions clusterOptions = new ClusterOptions();
  @Mixin private EventOptions eventOptions = new EventOptions();
  @Mixin private LimitOptions limitOptions = new LimitOptions();
  @Mixin private ArtifactOptions artifactOptions = new ArtifactOptions();

  @Option(
      names = "--no-signals",
      description = "Ctrl-C ends `attach` only. Default: it goes to the tests.")
  private boolean noSignals;

  @Option(
      names = "--force",
      description =
          "Also a run of another installation of boulder-k8s: a client that follows it there loses it.")
  private boolean force;

  @Parameters(
      paramLabel = "RUN",
      description = "The run's id, as `test` printed it or `runs` lists it.")
  private String run = "";

  private final Invocation invocation;

  AttachCommand(Invocation invocation) {
    this.invocation = invocation;
  }

  @Override
  public Integer call() {
    EventRecord reporter = new EventRecord(eventOptions.reporter(invocation));
    Components components = new Components(invocation.environment(), reporter);
    return eventOptions
        .interruptible(invocation)
        .call(() -> request().on(components, reporter, invocation.streams()));
  }

  private AttachRun request() {
    return new AttachRun(
        clusterOptions.request(invocation),
        run,
        limitOptions.limits(),
        !noSignals,
        artifactOptions.folder(invocation),
        force);
  }
}
