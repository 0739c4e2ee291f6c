package io.boulderk8s.deploy;

import io.boulderk8s.concurrent.Parallel;
import io.boulderk8s.kube.Pid1;
import io.boulderk8s.kube.PodLifecycle;
import io.boulderk8s.kube.PodWatches;
import io.boulderk8s.manifest.Labels;
import io.boulderk8s.manifest.Manifests;
import io.boulderk8s.manifest.PodRole;
import io.boulderk8s.report.Reporter;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.Volume;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Deletes all dependency pods of a stack and empties its named volumes, so that the next rollout
 * creates all of them as on a new stack.
 */
public final class DependencyReset {
  /** The shortest grace period for which the API server still waits for the kubelet. */
  private static final long SHORT_GRACE_SECONDS = 1;

  private final KubernetesClient client;
  private final PodWatches watches;
  private final Pid1 processes;
  private final Manifests manifests;
  private final String namespace;
  private final Reporter reporter;

  /**
   * Prepares a reset of one stack in which no run is going on.
   *
   * @param processes finds containers that would ignore SIGTERM
   */
  public DependencyReset(
      KubernetesClient client,
      PodWatches watches,
      Pid1 processes,
      Manifests manifests,
      Reporter reporter) {
    this.reporter = reporter;
    this.client = client;
    this.watches = watches;
    this.processes = processes;
    this.manifests = manifests;
    this.namespace = manifests.namespace().getMetadata().getName();
  }

  /**
   * Deletes every dependency without waiting: the rollout waits before it creates the next one.
   *
   * @return the services that existed, sorted
   */
  public List<String> begin() {
    return begin("--kept");
  }

  private List<String> begin(String why) {
    List<String> services = reporter.span("tell the dependencies to end", this::endAll);
    if (!services.isEmpty()) {
      reporter.notice(
          "dependencies: %s start anew, without their data (%s)"
              .formatted(String.join(", ", services), why));
    }
    return services;
  }

  /** Deletes every dependency with its claims, and returns when they are gone. */
  void withClaims(String why) {
    var _ = begin(why);
    reporter.step("data removed", this::removeClaims);
  }

  /**
   * Empties the named volumes in the background, as soon as the pods that mount them have ended.
   */
  public VolumeReset resetVolumes(VolumeRemoval volumes) {
    return VolumeReset.begin(() -> reporter.span("empty the volumes", () -> empty(volumes)));
  }

  private List<String> endAll() {
    // services would outlive the data that they have connections to
    new Controllers(client, namespace).removeOurs();
    List<Pod> pods =
        Stream.of(PodRole.DEPENDENCY, PodRole.SERVICE)
            .flatMap(role -> pods(role).stream())
            .toList();
    Parallel.forEach(pods, this::end);
    return pods.stream()
        .map(pod -> pod.getMetadata().getLabels().get(Labels.SERVICE))
        .sorted()
        .toList();
  }

  private void empty(VolumeRemoval volumes) {
    endUsers(pod -> pod.getMetadata().getLabels().keySet().stream().anyMatch(Labels::isVolume));
    LeftVolumes.refuse(volumes.remove(namespace, watches.of(namespace)));
    removeClaims();
  }

  private void removeClaims() {
    endUsers(DependencyReset::hasClaim);
    new DataClaims(client, namespace).remove();
  }

  private void endUsers(Predicate<Pod> which) {
    List<Pod> users =
        Stream.of(PodRole.DEPENDENCY, PodRole.SERVICE, PodRole.SETUP)
            .flatMap(role -> pods(role).stream())
            .filter(which)
            .toList();
    new PodLifecycle(client, watches.of(namespace)).deleteAll(users);
  }

  private static boolean hasClaim(Pod pod) {
    return pod.getSpec().getVolumes().stream()
        .anyMatch(volume -> volume.getPersistentVolumeClaim() != null);
  }

  private List<Pod> pods(PodRole role) {
    return client
        .pods()
        .inNamespace(namespace)
        .withLabel(Labels.MANAGED_BY, Labels.TOOL)
        .withLabel(Labels.ROLE, role.label())
        .list()
        .getItems();
  }

  private void end(Pod pod) {
    if (writesOutside(pod, manifests.volumeDirectories()) && processes.handlesSigterm(pod)) {
      client.resource(pod).delete();
    } else {
      client.resource(pod).withGracePeriod(SHORT_GRACE_SECONDS).delete();
    }
  }

  /**
   * Tells whether the pod may write data that outlives it, so that it must get its time to end.
   * Otherwise nobody could tell how it ended.
   *
   * @param emptied directories of the node that do not count
   */
  static boolean writesOutside(Pod pod, List<String> emptied) {
    Set<String> lasting =
        pod.getSpec().getVolumes().stream()
            .filter(volume -> lasts(volume, emptied))
            .map(Volume::getName)
            .collect(Collectors.toSet());
    return pod.getSpec().getContainers().stream()
        .map(Container::getVolumeMounts)
        .flatMap(List::stream)
        .anyMatch(
            mount ->
                !Boolean.TRUE.equals(mount.getReadOnly()) && lasting.contains(mount.getName()));
  }

  private static boolean lasts(Volume volume, List<String> emptied) {
    return volume.getHostPath() != null
        && emptied.stream()
            .noneMatch(directory -> volume.getHostPath().getPath().startsWith(directory + "/"));
  }
}
