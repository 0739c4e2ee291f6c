package io.boulderk8s.cli;

import io.boulderk8s.ownership.OwnerCheck;
import io.boulderk8s.ownership.Ownership;
import io.boulderk8s.report.Reporter;
import io.boulderk8s.run.Limits;
import io.boulderk8s.run.Runs;
import io.fabric8.kubernetes.api.model.Namespace;
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
      description = "Between two signals. Default: ${DEFAULT-VALUE}.")
  private long grace;

  @Option(names = "--force", description = "Also a run of another installation of boulder-k8s.")
  private boolean force;

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
      Runs runs = session.runs(Limits.standard());
      if (!force) {
        runs.place(run).ifPresent(namespace -> refuseForeign(session, namespace));
      }
      runs.cancel(run, Duration.ofSeconds(grace));
    }
    return 0;
  }

  /** Whichever checkout's: the run was named by its id. */
  private void refuseForeign(Session session, String namespace) {
    Namespace there = session.api().namespaces().withName(namespace).get();
    if (session.owner(surroundings.workingDirectory()).of(there)
            instanceof Ownership.Foreign(String whose, boolean sameInstallation)
        && !sameInstallation) {
      throw OwnerCheck.refused(
          namespace, whose, "`boulder-k8s cancel --force " + run + "` ends it");
    }
  }
}
