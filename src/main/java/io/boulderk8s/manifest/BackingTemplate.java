package io.boulderk8s.manifest;

import io.boulderk8s.compose.RestartPolicy;
import io.boulderk8s.staging.BackingService;
import io.boulderk8s.staging.BackingService.Kind;
import io.fabric8.kubernetes.api.model.ContainerBuilder;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodSpecBuilder;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.api.model.VolumeBuilder;
import io.fabric8.kubernetes.api.model.VolumeMountBuilder;
import java.util.List;
import java.util.stream.IntStream;

/** Makes the template of a backing service's pods: its pod, with its data on claims. */
final class BackingTemplate {
  /** A file system may have files of its own at its root, which databases refuse. */
  private static final String SUBPATH = "data";

  private final BackingService backing;

  BackingTemplate(BackingService backing) {
    this.backing = backing;
  }

  /** Returns the names of the claims, in the order of its folders. */
  static List<String> claims(BackingService backing) {
    String name = backing.workload().name() + "-data";
    int folders = backing.data().size();
    return folders == 1
        ? List.of(name)
        : IntStream.range(0, folders).mapToObj(i -> name + "-" + i).toList();
  }

  /**
   * Makes it.
   *
   * @param pod as it is without a controller
   */
  PodTemplateSpec of(Pod pod) {
    ContainerBuilder main = new ContainerBuilder(pod.getSpec().getContainers().getFirst());
    PodSpecBuilder spec = new PodSpecBuilder(pod.getSpec());
    List<String> claims = claims(backing);
    for (int i = 0; i < claims.size(); i++) {
      String name = "data-" + i;
      String folder = backing.data().get(i);
      main.removeMatchingFromVolumeMounts(mount -> folder.equals(mount.getMountPath()))
          .addToVolumeMounts(
              new VolumeMountBuilder()
                  .withName(name)
                  .withMountPath(folder)
                  .withSubPath(SUBPATH)
                  .build());
      spec.addToVolumes(
          new VolumeBuilder()
              .withName(name)
              .withNewPersistentVolumeClaim(claims.get(i), null)
              .build());
    }
    ObjectMetaBuilder metadata =
        new ObjectMetaBuilder()
            .withLabels(BackingLabels.ofPods(backing))
            .addToAnnotations(Labels.ENDPOINT, EndpointJson.of(backing.workload().endpoint()));
    RestartPolicy policy = backing.workload().pod().restart();
    if (backing.kind() != Kind.ONCE && !comesBack(policy)) {
      metadata.addToAnnotations(Labels.STAYS_DOWN, "true");
    }
    pod.setMetadata(metadata.build());
    pod.setSpec(spec.withRestartPolicy(restart(policy)).withContainers(main.build()).build());
    SpecHash.added(pod);
    return new PodTemplateSpec(pod.getMetadata(), pod.getSpec());
  }

  private static boolean comesBack(RestartPolicy policy) {
    return policy == RestartPolicy.ALWAYS || policy == RestartPolicy.UNLESS_STOPPED;
  }

  /** Only pods of Jobs may stay ended. */
  private String restart(RestartPolicy policy) {
    if (backing.kind() != Kind.ONCE) {
      return "Always";
    }
    return policy == RestartPolicy.NO ? "Never" : "OnFailure";
  }
}
