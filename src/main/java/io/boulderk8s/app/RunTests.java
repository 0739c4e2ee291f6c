package io.boulderk8s.app;

import io.boulderk8s.concurrent.Background;
import io.boulderk8s.concurrent.Cancellation;
import io.boulderk8s.image.ImageLoader;
import io.boulderk8s.plan.ImageConfigs;
import io.boulderk8s.plan.Workload;
import io.boulderk8s.report.EventRecord;
import io.boulderk8s.run.Limits;
import io.boulderk8s.run.Phases;
import io.boulderk8s.run.RunOutput;
import io.boulderk8s.run.RunTicket;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Does what `test` does, from the cluster to the exit code of the tests.
 *
 * <ol>
 *   <li>cluster: make it, or start it; sweep abandoned stacks; begin to bring images
 *   <li>lock: keep others from the stack
 *   <li>owner, busy: refuse a stack of another owner, and one in which a run is going on
 *   <li>back: keep services that a user rolled back
 *   <li>images, claim, setup, rollout: {@link PrepareStack}
 *   <li>test servers: of a stack that has services beside its runner, forget what they know
 *   <li>launch: start the run; from now on its pod keeps others out
 *   <li>release: the lock, if the stack stays
 *   <li>follow: pass on the output; or leave the run to itself
 *   <li>report: results, or why it failed; of a run that is left to itself only why it did not
 *       start
 *   <li>remove, release: an ephemeral stack; of another one say that it stays
 * </ol>
 */
public final class RunTests {
  private final TestRequest request;
  private final Limits limits;
  private final Workload run;
  private final RunOutput output;
  private final Supplier<OpenStack> cluster;
  private final Consumer<String> detached;

  /** A run under way; without one, the exit code of the setup that failed. */
  private record Launch(Optional<OpenStack.LaunchedRun> run, int setupCode) {}

  /**
   * Prepares one `test`.
   *
   * @param run the runner with the command of the tests
   * @param output the streams of setup and tests
   * @param cluster opens it, with the stack that the tests run in
   * @param detached receives the id of a run that is left to itself
   */
  RunTests(
      TestRequest request,
      Workload run,
      RunOutput output,
      Supplier<OpenStack> cluster,
      Consumer<String> detached) {
    this.request = request;
    this.limits = request.limits().limits();
    this.run = run;
    this.output = output;
    this.cluster = cluster;
    this.detached = detached;
  }

  /** Only reads and translates the Compose files; returns a summary. */
  public static String validated(StackChoice choice) {
    StackRequest stack =
        choice.request(ImageConfigs.NOT_NEEDED, Preparation.STANDARD, Optional.empty());
    stack.split().ifPresent(SplitStack::refuseForTests);
    return "%s: ok, %d services for stack %s"
        .formatted(stack.checkout().root(), stack.wanted().workloads().size(), stack.namespace());
  }

  /**
   * Does it on a cluster.
   *
   * @param reporter its recorded events go into the report of a failure
   */
  public static int on(
      Components components,
      TestRequest request,
      EventRecord reporter,
      Streams user,
      Consumer<String> detached) {
    StackChoice choice = request.stack();
    StackRequest stack =
        choice.request(components.imagesSupplied(), request.preparation(), request.view());
    stack.split().ifPresent(SplitStack::refuseForTests);
    try (ReportedCommand command =
        new ReportedCommand(
            components,
            reporter,
            user,
            request.commandLine(),
            choice::model,
            request.artifacts())) {
      return new RunTests(
              request,
              choice.test(stack, request.arguments()),
              command.output(),
              command.stack(stack, request.cluster(), request.folders(), request.limits()),
              detached)
          .execute();
    }
  }

  /** Returns the exit code of the tests, or that of a setup that failed. */
  int execute() {
    try (OpenStack stack = new Phases(limits).within(Limits.Phase.CLUSTER, cluster);
        OpenStack.Sweep _ = stack.sweep();
        Background<Optional<ImageLoader.Outcome>> images = stack.images()) {
      return request.preparation().isEphemeral()
          ? ephemeral(stack, images)
          : told(stack, reported(stack, () -> standing(stack, images)));
    }
  }

  private int reported(OpenStack stack, Supplier<Integer> work) {
    return request.following().detached() ? stack.reportingFailure(work) : stack.reporting(work);
  }

  /** A stack with a view of the checkout is a matrix's, which removes it. */
  private int told(OpenStack stack, int code) {
    if (!request.following().detached() && request.view().isEmpty()) {
      stack.tellItStays();
    }
    return code;
  }

  /** Once the run has started, its pod keeps others out, and the lock is free for others. */
  private int standing(OpenStack stack, Background<Optional<ImageLoader.Outcome>> images) {
    Launch launch;
    try (OpenStack.Hold hold = lock(stack)) {
      launch = launched(stack, hold, images);
    }
    return end(launch);
  }

  /** The lock is held to the end: it shows that this process will remove the stack. */
  private int ephemeral(OpenStack stack, Background<Optional<ImageLoader.Outcome>> images) {
    try (OpenStack.Hold hold = lock(stack)) {
      try {
        return stack.reporting(() -> end(launched(stack, hold, images)));
      } finally {
        Cancellation.shielded(stack::remove);
      }
    }
  }

  private OpenStack.Hold lock(OpenStack stack) {
    String words = String.join(" ", command()).replaceFirst("^\\S+ ?", "");
    return stack.lock("boulder-k8s test " + words, request.waits());
  }

  private Launch launched(
      OpenStack stack, OpenStack.Hold hold, Background<Optional<ImageLoader.Outcome>> images) {
    // before it looks at another owner's earlier run
    stack.refuseForeign();
    RunTicket ticket = stack.ticket(run);
    stack.services().ifPresent(SplitServices::keepRolledBack);
    int setup = prepared(stack, hold, images);
    if (setup != 0) {
      return new Launch(Optional.empty(), setup);
    }
    stack
        .services()
        .ifPresent(
            services ->
                new Phases(limits).run(Limits.Phase.DEPENDENCIES, services::restartTestServers));
    return new Launch(Optional.of(stack.launch(run, ticket)), 0);
  }

  private int prepared(
      OpenStack stack, OpenStack.Hold hold, Background<Optional<ImageLoader.Outcome>> images) {
    PrepareStack preparation = new PrepareStack(stack, request.preparation(), limits, ofSetup());
    if (request.waits()) {
      stack.awaitFree(run);
      // the stack may have changed during the wait
      return preparation.with(hold);
    }
    stack.refuseBusy(run);
    return preparation.with(hold, images);
  }

  /** Who leaves a run to itself reads its id, and nothing else, from stdout. */
  private RunOutput ofSetup() {
    return request.following().detached()
        ? new RunOutput(output.stderr(), output.stderr())
        : output;
  }

  private int end(Launch launch) {
    if (launch.run().isEmpty()) {
      return launch.setupCode();
    }
    OpenStack.LaunchedRun started = launch.run().get();
    if (request.following().detached()) {
      started.awaitStart();
      detached.accept(started.id());
      return 0;
    }
    return started.follow(request.follow(output));
  }

  private List<String> command() {
    return run.container().argv().command().orElse(List.of());
  }
}
