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

/** The object that is asked about, beside what the Compose files say of its service. */
record ExplainedObject(ComposeProject project, HasMetadata object) {
  /** The service of a pod. */
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
   * The first of these keys of the service that was written somewhere; "" is the service itself.
   */
  Optional<Source> written(String... keys) {
    return service()
        .flatMap(
            service ->
                java.util.Arrays.stream(keys)
                    .flatMap(key -> Optional.ofNullable(service.sources().get(key)).stream())
                    .findFirst());
  }

  /** The item of the service's `volumes`, `tmpfs`, `configs` or `secrets` that is mounted there. */
  Optional<Source> mountAt(String target) {
    return mount(mount -> mount.target().equals(target))
        .or(() -> file(target))
        .or(() -> target.equals("/dev/shm") ? written("shm_size") : Optional.empty());
  }

  /** The item of `volumes` that a volume of the pod stands for. */
  Optional<Source> mountOf(String podVolume) {
    return pod().stream()
        .flatMap(pod -> pod.getSpec().getContainers().getFirst().getVolumeMounts().stream())
        .filter(mount -> mount.getName().equals(podVolume))
        .map(VolumeMount::getMountPath)
        .flatMap(target -> mountAt(target).stream())
        .findFirst();
  }

  /** The item of `volumes` that uses a volume of the project which this label stands for. */
  Optional<Source> useOf(String volumeLabel) {
    return mount(
        mount ->
            mount instanceof Mount.Named(String volume, _, _, _)
                && Labels.volume(volume).equals(volumeLabel));
  }

  /** The section below `volumes` of the project behind a volume of the pod. */
  Optional<Source> definitionOf(String podVolume) {
    return mountOf(podVolume)
        .flatMap(at -> mounted(at))
        .flatMap(name -> Optional.ofNullable(project.volumes().get(name)))
        .map(volume -> volume.source());
  }

  /** The section below `networks` of the project. */
  Optional<Source> network(String network) {
    return Optional.ofNullable(project.networks().get(network))
        .map(Network::source)
        .filter(source -> !isWholeFile(source));
  }

  /** Where the default network is when no file has it. */
  private static boolean isWholeFile(Source source) {
    return source.line() == 1 && source.column() == 1;
  }

  /** The section below `networks` of the project which this label stands for. */
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

  /** The nth item of two lists that were put together. */
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
