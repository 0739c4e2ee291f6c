package io.boulderk8s.app;

import io.boulderk8s.concurrent.Cancellation;
import io.boulderk8s.deploy.Revision;
import io.boulderk8s.report.Reporter;
import io.boulderk8s.run.Limits;
import io.boulderk8s.run.Limits.Phase;
import io.boulderk8s.run.Phases;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Does what `rollback` does: what the split services of a stack were serves again. It needs nothing
 * of the checkout but its name, which may be what is broken.
 *
 * <ol>
 *   <li>lock: keep others from the stack
 *   <li>owner: refuse another owner's stack
 *   <li>choice: of the kept revisions
 *   <li>runs: refuse while one is going on
 *   <li>images: refuse, while nothing has changed, what no node could start
 *   <li>rollout: of services that differ; what serves goes on serving until they are ready
 *   <li>note that this one serves, delete services that it does not have, and say so
 * </ol>
 */
public final class RollBack {
  private final String namespace;
  private final Optional<Integer> number;
  private final Limits limits;
  private final Supplier<Stack> cluster;
  private final Reporter reporter;

  /** The steps on one stack; its cluster is open until it is closed. */
  interface Stack extends AutoCloseable {
    OpenStack.Hold lock();

    void refuseForeign();

    void refuseRuns();

    List<Revision> revisions();

    /** Returns the states of the services that are there. */
    Map<String, String> now();

    void supplyImages(Revision revision);

    void rollOut(Revision revision);

    /** Notes that it serves, and deletes services that it does not have. */
    void keep(Revision revision);

    @Override
    void close();
  }

  /**
   * Prepares one `rollback`.
   *
   * @param number of the wanted revision, if the user names one
   * @param cluster opens it, with the stack
   */
  RollBack(
      String namespace,
      Optional<Integer> number,
      Limits limits,
      Supplier<Stack> cluster,
      Reporter reporter) {
    this.namespace = namespace;
    this.number = number;
    this.limits = limits;
    this.cluster = cluster;
    this.reporter = reporter;
  }

  /** Prepares it on a cluster. */
  public static RollBack on(
      Components components,
      StackSource source,
      StackName name,
      ClusterRequest cluster,
      Optional<Integer> number,
      PhaseLimits limits) {
    String namespace = name.namespace(source);
    return new RollBack(
        namespace,
        number,
        limits.limits(),
        () ->
            new ClusterRollBack(
                OpenCluster.required(cluster, components),
                namespace,
                source.checkout().root(),
                limits.limits()),
        components.reporter());
  }

  /** Does it; returns the exit code. */
  public int execute() {
    try (Stack stack = cluster.get();
        OpenStack.Hold hold = stack.lock()) {
      stack.refuseForeign();
      Revision wanted =
          new RevisionChoice(namespace, stack.revisions(), stack.now()).wanted(number);
      hold.announce();
      stack.refuseRuns();
      reporter.notice(
          "going to revision %d of %s, programs %s"
              .formatted(wanted.number(), wanted.made(), wanted.programs()));
      Phases phases = new Phases(limits);
      phases.run(Phase.IMAGES, () -> stack.supplyImages(wanted));
      phases.run(Phase.DEPENDENCIES, () -> stack.rollOut(wanted));
      Cancellation.shielded(() -> stack.keep(wanted));
      tell(wanted);
      return 0;
    }
  }

  private void tell(Revision revision) {
    reporter.notice(
        ("revision %d serves: programs, arguments and environment as they were; the files that"
                + " services mount from the checkout are those of now")
            .formatted(revision.number()));
    reporter.notice(
        "`test --profile staging` tests this revision; `up --profile staging` rolls the checkout"
            + " out again");
  }
}
