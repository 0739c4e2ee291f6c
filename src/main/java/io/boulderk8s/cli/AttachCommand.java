package io.boulderk8s.cli;

import io.boulderk8s.report.Reporter;
import io.boulderk8s.run.FollowOptions;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Back to a run: after `test --detach`, from another terminal, or when the CLI was killed. */
@Command(
    name = "attach",
    description = {
      "Follow a run that is going on, from its first byte; its exit code is the result.",
      "A run that has ended is shown from its record."
    })
final class AttachCommand implements Callable<Integer> {
  @Mixin private ClusterOptions clusterOptions = new ClusterOptions();
  @Mixin private EventOptions eventOptions = new EventOptions();
  @Mixin private LimitOptions limitOptions = new LimitOptions();

  @Option(
      names = "--no-signals",
      description = "Ctrl-C ends `attach` only. Default: it goes to the tests.")
  private boolean noSignals;

  @Option(
      names = "--artifacts",
      paramLabel = "DIR",
      description = "Copy run.json, stdout, stderr and their times there.")
  private @Nullable Path artifacts;

  @Parameters(paramLabel = "RUN", description = "The id that `test` said, and `runs` lists.")
  private String run = "";

  private final Surroundings surroundings;

  AttachCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    Reporter reporter = eventOptions.reporter(surroundings);
    try (Session session = Session.required(surroundings, clusterOptions, reporter)) {
      FollowOptions options =
          new FollowOptions(
              session.output(),
              Optional.ofNullable(artifacts).map(surroundings.workingDirectory()::resolve),
              false,
              true,
              !noSignals);
      return new Interruptible(new ProcessSignals())
          .call(() -> session.runs(limitOptions.limits()).attach(run, options));
    }
  }
}
