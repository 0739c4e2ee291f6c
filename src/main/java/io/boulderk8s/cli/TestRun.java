package io.boulderk8s.cli;

import io.boulderk8s.cluster.HostFolders;
import io.boulderk8s.concurrent.Ahead;
import io.boulderk8s.concurrent.Cancellation;
import io.boulderk8s.deploy.StackNamespace;
import io.boulderk8s.image.ImageLoader;
import io.boulderk8s.manifest.Manifests;
import io.boulderk8s.ownership.OwnerCheck;
import io.boulderk8s.plan.Workload;
import io.boulderk8s.report.Reporter;
import io.boulderk8s.run.EphemeralStacks;
import io.boulderk8s.run.Limits;
import io.boulderk8s.run.Phases;
import io.boulderk8s.run.RunTicket;
import io.boulderk8s.run.Stack;
import io.boulderk8s.run.StackHold;
import io.fabric8.kubernetes.api.model.Pod;
import java.util.List;
import java.util.Optional;

/** One `test` from the cluster to the exit code. */
record TestRun(
    Surroundings surroundings,
    ClusterOptions clusterOptions,
    HostFolders folders,
    TestOptions options,
    Limits limits,
    Target target,
    Workload workload,
    Aftermath aftermath) {

  /** A run under way; without one, the exit code of the setup that failed. */
  private record Launch(Optional<Pod> pod, RunTicket ticket, int setupCode) {}

  int execute(Reporter reporter) {
    try (Session session =
            new Phases(limits)
                .within(
                    Limits.Phase.CLUSTER,
                    () ->
                        Session.ensure(
                            surroundings,
                            clusterOptions,
                            folders,
                            new Wiring(surroundings, reporter, ImageRequests.of(target.wanted())),
                            reporter));
        EphemeralStacks stacks = session.ephemeralStacks(reporter).sweep();
        Ahead<Optional<ImageLoader.Outcome>> images = session.loading(target)) {
      return target.ephemeral()
          ? ephemeral(session, stacks, images)
          : aftermath.of(session, target.namespace(), () -> standing(session, images));
    }
  }

  /** Once the run has started its pod keeps others out, and the lock is free for who waits. */
  private int standing(Session session, Ahead<Optional<ImageLoader.Outcome>> images) {
    Launch launch;
    try (StackHold hold = hold(session)) {
      launch = launched(session, hold, images);
    }
    return end(session, launch);
  }

  /** The lock is held to the end: it says that somebody will remove the stack. */
  private int ephemeral(
      Session session, EphemeralStacks stacks, Ahead<Optional<ImageLoader.Outcome>> images) {
    try (StackHold hold = hold(session)) {
      try {
        return aftermath.of(
            session, target.namespace(), () -> end(session, launched(session, hold, images)));
      } finally {
        Cancellation.shielded(() -> stacks.removeOwn(target.namespace(), owner(session)));
      }
    }
  }

  private StackHold hold(Session session) {
    String words = String.join(" ", command()).replaceFirst("^\\S+ ?", "");
    return session.hold(target.namespace(), "boulder-k8s test " + words, options.waiting());
  }

  private OwnerCheck owner(Session session) {
    return session.owner(target.checkout().root());
  }

  private Launch launched(
      Session session, StackHold hold, Ahead<Optional<ImageLoader.Outcome>> images) {
    // before an earlier run of somebody else is looked at
    new StackNamespace(session.api()).refuseForeign(target.namespace(), owner(session));
    Manifests manifests = session.manifests(target.wanted(), target);
    Stack stack = session.stack(limits);
    RunTicket ticket = Caller.of(surroundings).ticket(Session.newRun(), command());
    int setup;
    if (options.waiting()) {
      stack.awaitFree(manifests, workload);
      // what was there before the wait may have changed
      setup = session.up(target, hold, limits);
    } else {
      stack.refuseIfBusy(manifests, workload);
      setup = session.up(target, hold, images, limits);
    }
    return setup == 0
        ? new Launch(Optional.of(stack.launch(manifests, workload, ticket)), ticket, 0)
        : new Launch(Optional.empty(), ticket, setup);
  }

  private int end(Session session, Launch launch) {
    if (launch.pod().isEmpty()) {
      return launch.setupCode();
    }
    Stack stack = session.stack(limits);
    if (options.detached()) {
      stack.awaitStart(launch.pod().get());
      surroundings.stdout().println(launch.ticket().id());
      return 0;
    }
    return stack.follow(
        launch.pod().get(), launch.ticket(), options.follow(surroundings, session.output()));
  }

  private List<String> command() {
    return workload.command().orElse(List.of());
  }
}
