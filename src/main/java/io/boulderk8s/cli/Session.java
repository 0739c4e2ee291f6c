package io.boulderk8s.cli;

import io.boulderk8s.checkout.Harness;
import io.boulderk8s.cluster.ClusterHandle;
import io.boulderk8s.cluster.DockerTool;
import io.boulderk8s.cluster.HostFolders;
import io.boulderk8s.cluster.KindProvider;
import io.boulderk8s.concurrent.Ahead;
import io.boulderk8s.concurrent.Pause;
import io.boulderk8s.deploy.RemovalByPod;
import io.boulderk8s.deploy.RemovalOnNodes;
import io.boulderk8s.deploy.Renewal;
import io.boulderk8s.deploy.StackRemoval;
import io.boulderk8s.deploy.VolumeRemoval;
import io.boulderk8s.failure.BoulderK8sException;
import io.boulderk8s.failure.FailureKind;
import io.boulderk8s.image.AgentImage;
import io.boulderk8s.image.ImageLoader;
import io.boulderk8s.image.ImageRequest;
import io.boulderk8s.image.ImageSource;
import io.boulderk8s.kube.KubernetesClients;
import io.boulderk8s.kube.Leases;
import io.boulderk8s.kube.Pid1;
import io.boulderk8s.kube.PodWatches;
import io.boulderk8s.manifest.Labels;
import io.boulderk8s.manifest.Manifests;
import io.boulderk8s.manifest.StackSite;
import io.boulderk8s.ownership.Installation;
import io.boulderk8s.ownership.OwnerCheck;
import io.boulderk8s.ownership.StackOwner;
import io.boulderk8s.plan.Plan;
import io.boulderk8s.report.Reporter;
import io.boulderk8s.run.ContainerNodes;
import io.boulderk8s.run.EphemeralStacks;
import io.boulderk8s.run.Limits;
import io.boulderk8s.run.NodeWatch;
import io.boulderk8s.run.Phases;
import io.boulderk8s.run.RunContext;
import io.boulderk8s.run.RunOutput;
import io.boulderk8s.run.RunRecords;
import io.boulderk8s.run.Runs;
import io.boulderk8s.run.SetupMemory;
import io.boulderk8s.run.Stack;
import io.boulderk8s.run.StackHold;
import io.boulderk8s.run.StackLock;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One checkout on one cluster, as long as a command works with it. */
final class Session implements AutoCloseable {
  private final Surroundings surroundings;
  private final Reporter reporter;
  private final ClusterHandle cluster;
  private final Wiring wiring;
  private final KubernetesClient api;
  private final KubernetesClient streams;
  private final PodWatches watches;
  private @Nullable NodeWatch nodes;

  private Session(
      Surroundings surroundings, Reporter reporter, Wiring wiring, ClusterHandle cluster) {
    this.surroundings = surroundings;
    this.reporter = reporter;
    this.wiring = wiring;
    this.cluster = cluster;
    this.api = KubernetesClients.calls(cluster.kubeconfig());
    this.streams = KubernetesClients.streams(cluster.kubeconfig());
    this.watches = new PodWatches(api, Labels.STACK);
  }

  /** On a cluster that is created, or started again, when need be. */
  static Session ensure(
      Surroundings surroundings,
      ClusterOptions options,
      HostFolders folders,
      Wiring wiring,
      Reporter reporter) {
    String name = options.name(surroundings);
    ClusterHandle cluster =
        reporter.step(
            "cluster " + name, () -> options.provider(wiring).ensure(name, folders, reporter));
    return new Session(surroundings, reporter, wiring, options.sited(cluster));
  }

  /** On a cluster that is there; nothing is created. */
  static Optional<Session> find(
      Surroundings surroundings, ClusterOptions options, Wiring wiring, Reporter reporter) {
    return options
        .provider(wiring)
        .find(options.name(surroundings))
        .map(found -> new Session(surroundings, reporter, wiring, options.sited(found)));
  }

  /** On a cluster that must be there. */
  static Session required(Surroundings surroundings, ClusterOptions options, Reporter reporter) {
    return find(surroundings, options, new Wiring(surroundings), reporter)
        .orElseThrow(
            () ->
                BoulderK8sException.of(
                    FailureKind.UNAVAILABLE,
                    "",
                    "there is no cluster " + options.name(surroundings),
                    "`boulder-k8s up` makes it"));
  }

  String clusterName() {
    return cluster.name();
  }

  KubernetesClient api() {
    return api;
  }

  Renewal renewal(Manifests manifests) {
    return new Renewal(api, watches, new Pid1(streams), manifests, reporter);
  }

  KubernetesClient streams() {
    return streams;
  }

  /** One of each namespace, for all of this command. */
  PodWatches watches() {
    return watches;
  }

  /** The node containers; none where nodes are no containers of ours. */
  List<String> nodes() {
    return cluster.nodes();
  }

  /** Where the nodes see a file of this machine. */
  String nodePath(Path path) {
    return cluster.hostPath(path);
  }

  Manifests manifests(Plan plan, Target target) {
    StackSite site =
        new StackSite(
            target.namespace(), AgentImage.reference(), cluster.hostRoot(), target.moved());
    return new Manifests(plan, site).publishing(target.published());
  }

  /**
   * Prepares the checkout and starts what the tests need.
   *
   * @return the exit code of the setup; 0 when all is ready
   */
  int up(Target target, StackHold hold, Limits limits) {
    try (Ahead<Optional<ImageLoader.Outcome>> images = loading(target)) {
      return up(target, hold, images, limits);
    }
  }

  /** The same, with images that are being looked after already. */
  int up(
      Target target, StackHold hold, Ahead<Optional<ImageLoader.Outcome>> loading, Limits limits) {
    return new Preparation(this, target, stack(limits), hold, new Phases(limits)).with(loading);
  }

  /** Begins to bring the target's images onto the nodes; no answer where they are there. */
  Ahead<Optional<ImageLoader.Outcome>> loading(Target target) {
    return Ahead.of(
        () ->
            target.loaded()
                ? Optional.empty()
                : Optional.of(load(ImageRequests.of(target.wanted()), wiring)));
  }

  /** Tells the checkout's own namespaces from those of others. */
  OwnerCheck owner(Path checkout) {
    return new OwnerCheck(
        StackOwner.of(installation(), checkout), cluster.provider().equals(KindProvider.NAME));
  }

  /** Of no interest to a command that only looks. */
  private Installation installation() {
    return Installation.of(surroundings.cache());
  }

  Leases leases() {
    return new Leases(
        api,
        Caller.of(surroundings).holder(installation()),
        surroundings.clock(),
        System::nanoTime,
        Pause.real(),
        Leases.RENEWAL);
  }

  /**
   * Keeps others from a stack.
   *
   * @param waits for whoever works on it, rather than to refuse
   */
  StackHold hold(String namespace, String command, boolean waits) {
    String doing = Caller.of(surroundings).doing(command);
    Path file = lockFile(namespace);
    StackLock lock =
        waits ? StackLock.take(file, doing, reporter) : StackLock.takeOrRefuse(file, doing);
    return new StackHold(lock, leases(), namespace, doing, waits, reporter);
  }

  StackRemoval removal(Reporter told) {
    return new StackRemoval(api, watches, volumeRemoval(), told);
  }

  EphemeralStacks ephemeralStacks(Reporter told) {
    return new EphemeralStacks(api, leases(), this::lockFile, this::removal, told);
  }

  VolumeRemoval volumeRemoval() {
    return cluster.nodes().isEmpty()
        ? new RemovalByPod(api, AgentImage.reference())
        : new RemovalOnNodes(wiring.docker(), cluster.nodes());
  }

  ImageLoader.Outcome load(List<ImageRequest> images, Wiring wiring) {
    return reporter.step("images", () -> wiring.loader().ensure(images, cluster, reporter));
  }

  /** In doubt, of an image that had to be moved, the setup runs. */
  SetupMemory setupMemory(Harness harness, ImageLoader.Outcome images) {
    return new SetupMemory(
        surroundings.cache().resolve("setups"),
        images.digestsOnNodes(),
        harness.setupIgnores(),
        surroundings.clock());
  }

  /** Whether the nodes have the very image that the engine has. */
  boolean hasAsEngine(String reference, Wiring wiring) {
    return wiring
            .catalog()
            .describe(List.of(ImageRequest.of(reference)), cluster)
            .getFirst()
            .source()
        instanceof ImageSource.OnNode;
  }

  Stack stack(Limits limits) {
    return new Stack(context(limits), Session::newRun);
  }

  Runs runs(Limits limits) {
    return new Runs(context(limits));
  }

  static String newRun() {
    return UUID.randomUUID().toString().substring(0, 8);
  }

  private RunContext context(Limits limits) {
    return new RunContext(
        cluster.name(),
        api,
        streams,
        watches,
        new ProcessSignals(),
        Pause.real(),
        nodes(wiring.docker()),
        limits,
        new RunRecords(surroundings.cache().resolve("runs")),
        reporter);
  }

  /** As the nodes were when the first of this session's runs wanted to know. */
  private NodeWatch nodes(DockerTool docker) {
    if (nodes == null) {
      nodes = ContainerNodes.of(docker, cluster.nodes());
    }
    return nodes;
  }

  /** Where processes of this machine keep each other from one stack. */
  Path lockFile(String namespace) {
    return surroundings
        .cache()
        .resolve("stacks")
        .resolve(cluster.name().replace('/', '_') + "." + namespace + ".lock");
  }

  RunOutput output() {
    return new RunOutput(surroundings.stdout(), surroundings.stderr());
  }

  @Override
  public void close() {
    watches.close();
    streams.close();
    api.close();
  }
}
