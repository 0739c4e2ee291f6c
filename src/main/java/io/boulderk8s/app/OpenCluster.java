package io.boulderk8s.app;

import io.boulderk8s.boulder.Harness;
import io.boulderk8s.cluster.ClusterHandle;
import io.boulderk8s.cluster.ContainerNodes;
import io.boulderk8s.cluster.DockerTool;
import io.boulderk8s.cluster.HostFolders;
import io.boulderk8s.cluster.NodeWatch;
import io.boulderk8s.concurrent.Pause;
import io.boulderk8s.deploy.DependencyReset;
import io.boulderk8s.deploy.EphemeralStacks;
import io.boulderk8s.deploy.RemovalByPod;
import io.boulderk8s.deploy.RemovalOnNodes;
import io.boulderk8s.deploy.StackRemoval;
import io.boulderk8s.deploy.StackRollout;
import io.boulderk8s.deploy.VolumeRemoval;
import io.boulderk8s.failure.BoulderK8sException;
import io.boulderk8s.failure.FailureKind;
import io.boulderk8s.image.AgentImage;
import io.boulderk8s.image.ImageLoader;
import io.boulderk8s.image.ImageRequest;
import io.boulderk8s.image.ImageSource;
import io.boulderk8s.kube.KubernetesClients;
import io.boulderk8s.kube.Pid1;
import io.boulderk8s.kube.PodWatches;
import io.boulderk8s.manifest.Labels;
import io.boulderk8s.manifest.Manifests;
import io.boulderk8s.ownership.OwnerCheck;
import io.boulderk8s.plan.Workload;
import io.boulderk8s.report.Reporter;
import io.boulderk8s.run.ClusterRunPods;
import io.boulderk8s.run.Limits;
import io.boulderk8s.run.RunContext;
import io.boulderk8s.run.RunRecords;
import io.boulderk8s.run.RunTicket;
import io.boulderk8s.run.Runs;
import io.boulderk8s.run.SetupMemory;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Holds a cluster open while a command works with it: its clients, and what uses them. */
public final class OpenCluster implements AutoCloseable {
  private final Components components;
  private final Environment environment;
  private final Reporter reporter;
  private final ClusterRequest request;
  private final ClusterHandle cluster;
  private final KubernetesClient api;
  private final KubernetesClient streams;
  private final PodWatches watches;
  private @Nullable NodeWatch nodes;

  private OpenCluster(ClusterRequest request, ClusterHandle cluster, Components components) {
    this.request = request;
    this.components = components;
    this.environment = components.environment();
    this.reporter = components.reporter();
    this.cluster = cluster;
    this.api = KubernetesClients.calls(cluster.kubeconfig());
    this.streams = KubernetesClients.streams(cluster.kubeconfig());
    this.watches = new PodWatches(api, Labels.STACK);
  }

  /**
   * Opens a cluster; creates it, or starts it again, if necessary.
   *
   * @param wanted the images that it will need
   */
  public static OpenCluster ensure(
      ClusterRequest request,
      HostFolders folders,
      List<ImageRequest> wanted,
      Components components) {
    Reporter reporter = components.reporter();
    ClusterHandle cluster =
        reporter.step(
            "cluster " + request.name(),
            () -> request.provider(components, wanted).ensure(request.name(), folders, reporter));
    return new OpenCluster(request, request.sited(cluster), components);
  }

  /** Opens a cluster that exists; creates nothing. */
  public static Optional<OpenCluster> find(ClusterRequest request, Components components) {
    return request
        .provider(components)
        .find(request.name())
        .map(found -> new OpenCluster(request, request.sited(found), components));
  }

  /** Opens a cluster that must exist. */
  public static OpenCluster required(ClusterRequest request, Components components) {
    return find(request, components)
        .orElseThrow(
            () ->
                BoulderK8sException.of(
                    FailureKind.UNAVAILABLE,
                    "",
                    "there is no cluster " + request.name(),
                    "`boulder-k8s up` makes it"));
  }

  /** Returns the user's words for it. */
  ClusterRequest request() {
    return request;
  }

  String clusterName() {
    return cluster.name();
  }

  KubernetesClient api() {
    return api;
  }

  DependencyReset dependencyReset(Manifests manifests) {
    return new DependencyReset(api, watches, new Pid1(streams), manifests, reporter);
  }

  KubernetesClient streams() {
    return streams;
  }

  /** Returns the watches: one for each namespace and command. */
  PodWatches watches() {
    return watches;
  }

  /** Returns the node containers; none where the nodes are no containers of this engine. */
  List<String> nodes() {
    return cluster.nodes();
  }

  /** Returns where the nodes see a file of this machine. */
  String nodePath(Path path) {
    return cluster.hostPath(path);
  }

  /** Returns the folder below which the nodes see this machine's files. */
  String hostRoot() {
    return cluster.hostRoot();
  }

  /** Returns the bundles of a stack on it. */
  Bundles bundles(String namespace) {
    return new Bundles(environment, this, namespace);
  }

  Components components() {
    return components;
  }

  Reporter reporter() {
    return reporter;
  }

  /** Returns the pods of a stack, sorted. */
  List<Pod> pods(String namespace) {
    return api
        .pods()
        .inNamespace(namespace)
        .withLabel(Labels.STACK, "true")
        .list()
        .getItems()
        .stream()
        .sorted(Comparator.comparing(pod -> pod.getMetadata().getName()))
        .toList();
  }

  /** Returns the check that distinguishes the checkout's own namespaces from those of others. */
  OwnerCheck owner(Path checkout) {
    return locks().owner(checkout);
  }

  /** Returns the locks of its stacks. */
  StackLocks locks() {
    return new StackLocks(environment, cluster, api, reporter);
  }

  StackRemoval removal() {
    return removal(reporter);
  }

  private StackRemoval removal(Reporter told) {
    return new StackRemoval(api, watches, volumeRemoval(), told);
  }

  EphemeralStacks ephemeralStacks() {
    return new EphemeralStacks(api, locks().leases(), locks()::file, this::removal, reporter);
  }

  VolumeRemoval volumeRemoval() {
    return cluster.nodes().isEmpty()
        ? new RemovalByPod(api, AgentImage.reference())
        : new RemovalOnNodes(components.docker(), cluster.nodes());
  }

  ImageLoader.Outcome load(List<ImageRequest> images) {
    return reporter.step("images", () -> components.loader().ensure(images, cluster, reporter));
  }

  /** Where an image had to be moved, its digest is unknown, and the setup runs. */
  SetupMemory setupMemory(Harness harness, ImageLoader.Outcome images) {
    return new SetupMemory(
        environment.cache().resolve("setups"),
        images.digestsOnNodes(),
        harness.setupIgnores(),
        environment.clock());
  }

  /** Tells whether the nodes have exactly the engine's image. */
  boolean hasAsEngine(String reference) {
    return components
            .catalog()
            .describe(List.of(ImageRequest.of(reference)), cluster)
            .getFirst()
            .source()
        instanceof ImageSource.OnNode;
  }

  /**
   * Returns the rollout that starts the dependencies of a stack.
   *
   * @param preserve whether to fail rather than replace one that runs
   */
  StackRollout rollout(Limits limits, boolean preserve) {
    Duration limit = limits.bound(Limits.Phase.DEPENDENCIES);
    return new StackRollout(api, streams, watches, limit, preserve, reporter);
  }

  Runs runs(Limits limits) {
    return new Runs(runContext(limits));
  }

  /** Makes the ticket of a new run. */
  RunTicket ticket(Workload run) {
    return Invoker.of(environment)
        .ticket(StackChoice.newId(), run.container().argv().command().orElse(List.of()));
  }

  /** Returns what its runs need. */
  RunContext runContext(Limits limits) {
    return new RunContext(
        cluster.name(),
        new ClusterRunPods(api, streams, watches, nodes(components.docker())),
        new ProcessSignals(),
        Pause.real(),
        limits,
        new RunRecords(environment.cache().resolve("runs")),
        reporter);
  }

  /** Returns the nodes as they were when this command's first run asked for them. */
  private NodeWatch nodes(DockerTool docker) {
    if (nodes == null) {
      nodes = ContainerNodes.of(docker, cluster.nodes());
    }
    return nodes;
  }

  @Override
  public void close() {
    watches.close();
    streams.close();
    api.close();
  }
}
