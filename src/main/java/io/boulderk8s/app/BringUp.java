package io.boulderk8s.app;

import io.boulderk8s.plan.Workload;
import io.boulderk8s.report.EventRecord;
import io.boulderk8s.run.Limits;
import io.boulderk8s.run.Phases;
import io.boulderk8s.run.RunOutput;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Does what `up` does.
 *
 * <ol>
 *   <li>cluster: make it, or start it
 *   <li>lock: keep others from the stack; wait for the process that works on it
 *   <li>owner: refuse a stack of another owner
 *   <li>busy: before anything that a run uses is replaced, refuse while one is going on
 *   <li>forward: services that a rollback has kept become those of the checkout
 *   <li>images, claim, setup, rollout: {@link PrepareStack}
 *   <li>report: why it failed, if it did
 *   <li>release
 * </ol>
 */
public final class BringUp {
  private final Preparation preparation;
  private final Limits limits;
  private final Workload run;
  private final RunOutput output;
  private final Supplier<OpenStack> cluster;

  /**
   * Prepares one `up`.
   *
   * @param run what `test` would run
   * @param output the streams of the setup
   * @param cluster opens it, with the stack
   */
  BringUp(UpRequest request, Workload run, RunOutput output, Supplier<OpenStack> cluster) {
    this.preparation = request.preparation();
    this.limits = request.limits().limits();
    this.run = run;
    this.output = output;
    this.cluster = cluster;
  }

  /**
   * Does it on a cluster.
   *
   * @param reporter its recorded events go into the report of a failure
   */
  public static int on(
      Components components, UpRequest request, EventRecord reporter, Streams user) {
    StackChoice choice = request.stack();
    StackRequest stack =
        choice.request(components.imagesSupplied(), request.preparation(), Optional.empty());
    try (ReportedCommand command =
        new ReportedCommand(
            components, reporter, user, List.of("up"), choice::model, Optional.empty())) {
      return new BringUp(
              request,
              choice.test(stack, List.of()),
              command.output(),
              command.stack(stack, request.cluster(), request.folders(), request.limits()))
          .execute();
    }
  }

  /** Returns the exit code of the setup; 0 when all is ready. */
  int execute() {
    try (OpenStack stack = new Phases(limits).within(Limits.Phase.CLUSTER, cluster);
        OpenStack.Hold hold = stack.lock("boulder-k8s up", true)) {
      return stack.reporting(() -> up(stack, hold));
    }
  }

  private int up(OpenStack stack, OpenStack.Hold hold) {
    stack.refuseForeign();
    if (preparation.resets() || stack.services().isPresent()) {
      stack.refuseBusy(run);
    }
    stack.services().ifPresent(SplitServices::rollForward);
    return new PrepareStack(stack, preparation, limits, output).with(hold);
  }
}
