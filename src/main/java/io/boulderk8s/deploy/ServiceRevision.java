package io.boulderk8s.deploy;

import io.boulderk8s.kube.PodController;
import io.boulderk8s.manifest.Labels;
import io.boulderk8s.plan.Workload;
import io.boulderk8s.staging.SplitService;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * The objects of one service: the one that makes its pods, and what must exist before.
 *
 * @param all in the order in which they are applied
 */
record ServiceRevision(List<HasMetadata> all) {
  /** The place in the checkout that lists the service (annotation). */
  private static final String FROM = "boulder-k8s.io/from";

  /** The services that must be ready before, separated by blanks (annotation). */
  private static final String NEEDS = "boulder-k8s.io/needs";

  ServiceRevision {
    all = List.copyOf(all);
  }

  /**
   * Makes the revision of its pods depend on what they would read: nothing of it is read again
   * while they run.
   *
   * @param content a hash of the files that the service reads
   */
  void readAnew(Workload workload, String content) {
    mountAnew(workload);
    template()
        .getMetadata()
        .getAnnotations()
        .computeIfPresent(Labels.SPEC_HASH, (_, hash) -> hash + "-" + content);
  }

  /** Notes what a later rollout of these objects must know, without the checkout of now. */
  void remember(SplitService split) {
    HasMetadata controller = controller().object();
    Map<String, String> annotations = new HashMap<>(annotations(controller));
    annotations.put(FROM, split.from().at().toString());
    annotations.put(NEEDS, String.join(" ", split.needs().stream().map(Labels::service).toList()));
    controller.getMetadata().setAnnotations(annotations);
  }

  /** Makes it depend on the directories of its bind mounts alone. */
  void mountAnew(Workload workload) {
    MountIdentity.addTo(template().getMetadata(), workload);
  }

  /** Returns what tells pods of this revision from others. */
  String hash() {
    return Objects.requireNonNullElse(
        template().getMetadata().getAnnotations().get(Labels.SPEC_HASH), "");
  }

  /** Returns the same with the number of pods. */
  String state() {
    return hash() + " x" + controller().replicas();
  }

  String service() {
    return Labels.serviceOf(controller().object());
  }

  List<String> needs() {
    String names = annotations(controller().object()).getOrDefault(NEEDS, "");
    return names.isEmpty() ? List.of() : List.of(names.split(" "));
  }

  AwaitedService awaited() {
    String from = annotations(controller().object()).getOrDefault(FROM, "");
    return new AwaitedService(service(), from, controller().replicas());
  }

  /** Returns the image of its programs. */
  String programs() {
    return template().getSpec().getContainers().getFirst().getImage();
  }

  /** Returns a variable of its program's environment; empty where it is not set. */
  String variable(String name) {
    return template().getSpec().getContainers().getFirst().getEnv().stream()
        .filter(variable -> variable.getName().equals(name))
        .map(variable -> Objects.requireNonNullElse(variable.getValue(), ""))
        .findFirst()
        .orElse("");
  }

  /** Tells whether an agent leads its pods' connections. */
  boolean hasAgent() {
    return !template().getSpec().getInitContainers().isEmpty();
  }

  List<String> images() {
    return Stream.concat(
            template().getSpec().getInitContainers().stream(),
            template().getSpec().getContainers().stream())
        .map(Container::getImage)
        .distinct()
        .toList();
  }

  private PodTemplateSpec template() {
    return controller().template();
  }

  private PodController controller() {
    return all.stream()
        .flatMap(object -> PodController.of(object).stream())
        .findFirst()
        .orElseThrow();
  }

  private static Map<String, String> annotations(HasMetadata object) {
    return Objects.requireNonNullElse(object.getMetadata().getAnnotations(), Map.of());
  }
}
