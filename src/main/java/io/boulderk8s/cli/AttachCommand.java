package io.boulderk8s.cli;

import io.boulderk8s.report.EventRecord;
import io.boulderk8s.report.Reporter;
import io.boulderk8s.run.FollowOptions;
import io.boulderk8s.run.Runs;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Back to a run: after `test --detach`, from another terminal, or when the CLI was killed. */
@Command(
    name = "attach",
    description = {
      "Follow a run from its first byte; exit with its code.",
      "When the run fails, the verdict is printed and a bundle written, as by `test`. A run that has ended is shown from its record."
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

  @Parameters(paramLabel = "RUN", description = "The id that `test` said, and `runs` lists.")
  private String run = "";

  private final Surroundings surroundings;

  AttachCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    Reporter reporter = eventOptions.reporter(surroundings);
    return eventOptions.interruptible(surroundings).call(() -> attached(new EventRecord(reporter)));
  }

  private int attached(EventRecord reporter) {
    try (OutputCopy copy = OutputCopy.of(surroundings);
        Session session = Session.required(copy.recorded(surroundings), clusterOptions, reporter)) {
      Optional<Path> folder = artifactOptions.folder(surroundings);
      FollowOptions options = new FollowOptions(session.output(), folder, false, true, !noSignals);
      Aftermath aftermath =
          new Aftermath(surroundings, reporter, copy, List.of("attach", run), () -> "", folder);
      return attached(session, options, aftermath);
    }
  }

  /** Of a run that is over the stack may know nothing any more, or something else. */
  private int attached(Session session, FollowOptions options, Aftermath aftermath) {
    Runs runs = session.runs(limitOptions.limits());
    Optional<String> place = runs.place(run);
    if (place.isPresent()) {
      return aftermath.of(session, place.get(), () -> runs.attach(run, options));
    }
    int code = runs.attach(run, options);
    aftermath.results();
    return code;
  }
}
