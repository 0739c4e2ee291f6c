package io.boulderk8s.app;

import io.boulderk8s.concurrent.Background;
import io.boulderk8s.deploy.EphemeralStacks;
import io.boulderk8s.deploy.ForeignAddresses;
import io.boulderk8s.deploy.StackNamespace;
import io.boulderk8s.deploy.StackRollout;
import io.boulderk8s.deploy.VolumeReset;
import io.boulderk8s.image.ImageLoader;
import io.boulderk8s.manifest.Manifests;
import io.boulderk8s.ownership.OwnerCheck;
import io.boulderk8s.plan.Workload;
import io.boulderk8s.run.FollowOptions;
import io.boulderk8s.run.Limits;
import io.boulderk8s.run.RunCompletion;
import io.boulderk8s.run.RunContext;
import io.boulderk8s.run.RunLauncher;
import io.boulderk8s.run.RunOutput;
import io.boulderk8s.run.RunTicket;
import io.boulderk8s.run.SetupMemory;
import io.boulderk8s.run.SetupRun;
import io.fabric8.kubernetes.api.model.Namespace;
import io.fabric8.kubernetes.api.model.Pod;
import java.util.Optional;
import java.util.function.Supplier;

/** Carries out the steps on a cluster. */
final class ClusterStack implements OpenStack {
  private final OpenCluster open;
  private final StackRequest request;
  private final Optional<FailureReport> report;
  private final Manifests standard;
  private final Manifests wanted;
  private final Optional<SplitServices> services;
  private final Limits limits;

  /**
   * Opens a stack.
   *
   * @param report of its work, for a command that has one
   */
  ClusterStack(
      OpenCluster open, StackRequest request, Limits limits, Optional<FailureReport> report) {
    this.open = open;
    this.request = request;
    this.report = report;
    this.standard = request.manifests(request.standard(), open.hostRoot());
    Manifests unsplit = request.manifests(request.wanted(), open.hostRoot());
    this.wanted = request.split().map(split -> unsplit.split(split.plan())).orElse(unsplit);
    this.services =
        request
            .split()
            .map(
                split ->
                    new ClusterServices(open, split, unsplit, request.checkout().root(), limits));
    this.limits = limits;
  }

  private OwnerCheck owner() {
    return open.owner(request.checkout().root());
  }

  private RunContext runs() {
    return open.runContext(limits);
  }

  private StackRollout rollout() {
    StackRollout rollout = open.rollout(limits, request.preparation().preserves());
    return request
        .split()
        .map(split -> rollout.split(split.plan(), split.generation(request.checkout().root())))
        .orElse(rollout);
  }

  @Override
  public Sweep sweep() {
    return open.ephemeralStacks().sweep()::close;
  }

  @Override
  public Hold lock(String command, boolean waits) {
    return open.locks().hold(request.namespace(), command, waits);
  }

  @Override
  public Background<Optional<ImageLoader.Outcome>> images() {
    boolean there = request.preparation().images() == Preparation.Images.SKIP;
    return Background.of(
        () ->
            there ? Optional.empty() : Optional.of(open.load(ImageRequests.of(request.wanted()))));
  }

  @Override
  public void refuseForeign() {
    new StackNamespace(open.api()).refuseForeign(request.namespace(), owner());
    new ForeignAddresses(open.api()).refuse(wanted.foundation());
  }

  @Override
  public void refuseBusy(Workload run) {
    new RunLauncher(runs()).refuseIfBusy(wanted, run);
  }

  @Override
  public void awaitFree(Workload run) {
    new RunLauncher(runs()).awaitFree(wanted, run);
  }

  @Override
  public void claim() {
    Namespace namespace = standard.namespace();
    if (request.preparation().isEphemeral()) {
      EphemeralStacks.mark(namespace);
    }
    open.reporter()
        .span(
            "namespace",
            () ->
                new StackNamespace(open.api())
                    .claim(namespace, owner(), standard.foundation(), open.reporter()));
  }

  @Override
  public void reset() {
    var _ = open.dependencyReset(standard).begin();
  }

  @Override
  public VolumeReset resetVolumes() {
    return request.preparation().resets() && request.hasVolumes()
        ? open.dependencyReset(wanted).resetVolumes(open.volumeRemoval())
        : VolumeReset.none();
  }

  @Override
  public int setUp(
      Optional<ImageLoader.Outcome> images, VolumeReset volumeReset, RunOutput output) {
    rollout()
        .forSetUp(request.standard(), request.split().isPresent() ? wanted : standard, volumeReset);
    request.standard().setup().forEach(volumeReset::await);
    return new SetupRun(runs(), StackChoice::newId)
        .of(request.standard(), standard, output, memory(images));
  }

  /** The files here say nothing of a checkout that the nodes see elsewhere. */
  private Optional<SetupMemory> memory(Optional<ImageLoader.Outcome> images) {
    return request.preparation().setup() == Preparation.Setup.UNLESS_IDLE
            && request.moved().isEmpty()
        ? images.map(outcome -> open.setupMemory(request.harness(), outcome))
        : Optional.empty();
  }

  @Override
  public void rollOut(VolumeReset volumeReset) {
    StackRollout rollout = rollout();
    if (!request.preparation().resets()) {
      rollout.refreshData(wanted);
    }
    rollout.forTests(request.wanted(), wanted, volumeReset);
  }

  @Override
  public Optional<SplitServices> services() {
    return services;
  }

  @Override
  public RunTicket ticket(Workload run) {
    return open.ticket(run);
  }

  @Override
  public LaunchedRun launch(Workload run, RunTicket ticket) {
    Pod pod = new RunLauncher(runs()).launch(wanted, run, ticket);
    RunCompletion completion = new RunCompletion(runs());
    return new LaunchedRun() {
      @Override
      public String id() {
        return ticket.id();
      }

      @Override
      public void awaitStart() {
        completion.awaitStart(pod);
      }

      @Override
      public int follow(FollowOptions options) {
        return completion.follow(pod, ticket, options);
      }
    };
  }

  @Override
  public int reporting(Supplier<Integer> work) {
    return report.map(its -> its.of(open.bundles(request.namespace()), work)).orElseGet(work);
  }

  @Override
  public int reportingFailure(Supplier<Integer> work) {
    return report
        .map(its -> its.ofFailure(open.bundles(request.namespace()), work))
        .orElseGet(work);
  }

  @Override
  public void tellItStays() {
    open.reporter().notice(open.request().whatStays(request.namespace()));
  }

  @Override
  public void remove() {
    open.ephemeralStacks().removeOwn(request.namespace(), owner());
  }

  @Override
  public void close() {
    open.close();
  }
}
