package io.boulderk8s.app;

import io.boulderk8s.concurrent.Background;
import io.boulderk8s.deploy.StackNamespace;
import io.boulderk8s.deploy.VolumeReset;
import io.boulderk8s.image.ImageLoader;
import io.boulderk8s.manifest.Manifests;
import io.boulderk8s.ownership.OwnerCheck;
import io.boulderk8s.plan.Workload;
import io.boulderk8s.run.EphemeralStacks;
import io.boulderk8s.run.FollowOptions;
import io.boulderk8s.run.Limits;
import io.boulderk8s.run.RunOutput;
import io.boulderk8s.run.RunTicket;
import io.boulderk8s.run.SetupMemory;
import io.boulderk8s.run.Stack;
import io.boulderk8s.run.StackHold;
import io.fabric8.kubernetes.api.model.Namespace;
import io.fabric8.kubernetes.api.model.Pod;
import java.util.Optional;
import java.util.function.Supplier;

/** Carries out the steps on a cluster. */
final class ClusterStack implements OpenStack {
  /** Does work on a stack, and says why it failed, if it does. */
  interface Reporting {
    int of(FailureReport.Evidence stack, Supplier<Integer> work);
  }

  private final Session session;
  private final StackRequest request;
  private final Reporting report;
  private final Manifests standard;
  private final Manifests wanted;
  private final Limits limits;

  ClusterStack(Session session, StackRequest request, Limits limits, Reporting report) {
    this.session = session;
    this.request = request;
    this.report = report;
    this.standard = request.manifests(request.standard(), session.hostRoot());
    this.wanted = request.manifests(request.wanted(), session.hostRoot());
    this.limits = limits;
  }

  private OwnerCheck owner() {
    return session.owner(request.checkout().root());
  }

  private Stack stack() {
    return session.stack(limits);
  }

  @Override
  public Sweep sweep() {
    return session.ephemeralStacks().sweep()::close;
  }

  @Override
  public Hold lock(String command, boolean waits) {
    return hold(session.hold(request.namespace(), command, waits));
  }

  static Hold hold(StackHold hold) {
    return new Hold() {
      @Override
      public void announce() {
        hold.announce();
      }

      @Override
      public void close() {
        hold.close();
      }
    };
  }

  @Override
  public Background<Optional<ImageLoader.Outcome>> images() {
    boolean there = request.preparation().images() == Preparation.Images.SKIP;
    return Background.of(
        () ->
            there
                ? Optional.empty()
                : Optional.of(session.load(ImageRequests.of(request.wanted()))));
  }

  @Override
  public void refuseForeign() {
    new StackNamespace(session.api()).refuseForeign(request.namespace(), owner());
  }

  @Override
  public void refuseBusy(Workload run) {
    stack().refuseIfBusy(wanted, run);
  }

  @Override
  public void awaitFree(Workload run) {
    stack().awaitFree(wanted, run);
  }

  @Override
  public void claim() {
    Namespace namespace = standard.namespace();
    if (request.preparation().isEphemeral()) {
      EphemeralStacks.mark(namespace);
    }
    stack().claim(standard, namespace, owner());
  }

  @Override
  public void reset() {
    var _ = session.dependencyReset(standard).begin();
  }

  @Override
  public VolumeReset resetVolumes() {
    return request.preparation().resets() && request.hasVolumes()
        ? session.dependencyReset(wanted).resetVolumes(session.volumeRemoval())
        : VolumeReset.none();
  }

  @Override
  public int setUp(
      Optional<ImageLoader.Outcome> images, VolumeReset volumeReset, RunOutput output) {
    stack()
        .startBeforeSetUp(
            request.standard(), standard, request.preparation().preserves(), volumeReset);
    request.standard().setup().forEach(volumeReset::await);
    return stack().setUp(request.standard(), standard, output, memory(images));
  }

  /** Of a checkout that the nodes see elsewhere, the files here say nothing. */
  private Optional<SetupMemory> memory(Optional<ImageLoader.Outcome> images) {
    return request.preparation().setup() == Preparation.Setup.UNLESS_IDLE
            && request.moved().isEmpty()
        ? images.map(outcome -> session.setupMemory(request.harness(), outcome))
        : Optional.empty();
  }

  @Override
  public void rollOut(VolumeReset volumeReset) {
    stack().start(request.wanted(), wanted, request.preparation().preserves(), volumeReset);
  }

  @Override
  public RunTicket ticket(Workload run) {
    return session.ticket(run);
  }

  @Override
  public LaunchedRun launch(Workload run, RunTicket ticket) {
    Pod pod = stack().launch(wanted, run, ticket);
    return new LaunchedRun() {
      @Override
      public String id() {
        return ticket.id();
      }

      @Override
      public void awaitStart() {
        stack().awaitStart(pod);
      }

      @Override
      public int follow(FollowOptions options) {
        return stack().follow(pod, ticket, options);
      }
    };
  }

  @Override
  public int reporting(Supplier<Integer> work) {
    return report.of(session.bundles(request.namespace()), work);
  }

  @Override
  public void remove() {
    session.ephemeralStacks().removeOwn(request.namespace(), owner());
  }

  @Override
  public void close() {
    session.close();
  }
}
