package io.boulderk8s.explain;

import io.boulderk8s.compose.ComposeProject;
import io.boulderk8s.compose.Mount;
import io.boulderk8s.compose.Network;
import io.boulderk8s.compose.Service;
import io.boulderk8s.compose.Source;
import io.boulderk8s.manifest.Labels;
import io.boulderk8s.manifest.PodRole;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.VolumeMount;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/** The explained object, with what the Compose files say of its service. */
record ExplainedObject(ComposeProject project, HasMetadata object) {
  /** Returns the service of a pod. */
  Optional<Service> service() {
    return label(Labels.SERVICE)
        .flatMap(
            label ->
                project.services().values().stream()
                    .filter(service -> Labels.service(service.name()).equals(label))
                    .findFirst());
  }

  boolean hasRole(PodRole role) {
    return role.isOf(object);
  }

  Optional<Pod> pod() {
    return object instanceof Pod pod ? Optional.of(pod) : Optional.empty();
  }

  /**
   * Returns the place of the first of these keys of the service that is written; "" is the service
   * itself.
   */
  Optional<Source> written(String... keys) {
    return service()
        .flatMap(
            service ->
                java.util.Arrays.stream(keys)
                    .flatMap(key -> Optional.ofNullable(service.sources().get(key)).stream())
                    .findFirst());
  }

  /**
   * Returns the item of the service's `volumes`, `tmpfs`, `configs` or `secrets` mounted at this
   * path.
   */
  Optional<Source> mountAt(String target) {
    return mount(mount -> mount.target().equals(target))
        .or(() -> file(target))
        .or(() -> target.equals("/dev/shm") ? written("shm_size") : Optional.empty());
  }

  /** Returns the item of `volumes` behind a volume of the pod. */
  Optional<Source> mountOf(String podVolume) {
    return pod().stream()
        .flatMap(pod -> pod.getSpec().getContainers().getFirst().getVolumeMounts().stream())
        .filter(mount -> mount.getName().equals(podVolume))
        .map(VolumeMount::getMountPath)
        .flatMap(target -> mountAt(target).stream())
        .findFirst();
  }

  /** Returns the item of `volumes` that uses the project's volume of this label. */
  Optional<Source> useOf(String volumeLabel) {
    return mount(
        mount ->
            mount instanceof Mount.Named(String volume, _, _, _)
                && Labels.volume(volume).equals(volumeLabel));
  }

  /** Returns the section below `volumes` of the project behind a volume of the pod. */
  Optional<Source> definitionOf(String podVolume) {
    return mountOf(podVolume)
        .flatMap(at -> mounted(at))
        .flatMap(name -> Optional.ofNullable(project.volumes().get(name)))
        .map(volume -> volume.source());
  }

  /** Returns the section below `networks` of the project. */
  Optional<Source> network(String network) {
    return Optional.ofNullable(project.networks().get(network))
        .map(Network::source)
        .filter(source -> !isWholeFile(source));
  }

  /** Returns the place of the default network when no file has it. */
  private static boolean isWholeFile(Source source) {
    return source.line() == 1 && source.column() == 1;
  }

  /** Returns the section below `networks` of the project behind this label. */
  Optional<Source> labelled(String networkLabel) {
    return project.networks().keySet().stream()
        .filter(network -> Labels.network(network).equals(networkLabel))
        .findFirst()
        .flatMap(this::network);
  }

  private Optional<String> mounted(Source at) {
    return service().stream()
        .flatMap(service -> service.mounts().stream())
        .filter(mount -> mountAt(mount.target()).equals(Optional.of(at)))
        .flatMap(
            mount ->
                mount instanceof Mount.Named(String volume, _, _, _)
                    ? Optional.of(volume).stream()
                    : Optional.<String>empty().stream())
        .findFirst();
  }

  private Optional<Source> mount(Predicate<Mount> wanted) {
    return service()
        .flatMap(
            service ->
                IntStream.range(0, service.mounts().size())
                    .filter(i -> wanted.test(service.mounts().get(i)))
                    .mapToObj(i -> item(i, "volumes", "tmpfs"))
                    .flatMap(Optional::stream)
                    .findFirst());
  }

  private Optional<Source> file(String target) {
    return service()
        .flatMap(
            service ->
                IntStream.range(0, service.files().size())
                    .filter(i -> service.files().get(i).target().equals(target))
                    .mapToObj(i -> item(i, "configs", "secrets"))
                    .flatMap(Optional::stream)
                    .findFirst());
  }

  /** Returns the nth item of two concatenated lists. */
  private Optional<Source> item(int index, String first, String second) {
    int size = 0;
    while (written(first + "[" + size + "]").isPresent()) {
      size++;
    }
    return index < size
        ? written(first + "[" + index + "]")
        : written(second + "[" + (index - size) + "]", second);
  }

  private Optional<String> label(String label) {
    return Optional.ofNullable(object.getMetadata().getLabels()).map(labels -> labels.get(label));
  }
}
