package io.boulderk8s.manifest;

import io.boulderk8s.staging.InCluster;
import io.boulderk8s.staging.SplitService;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerBuilder;
import io.fabric8.kubernetes.api.model.ContainerPortBuilder;
import io.fabric8.kubernetes.api.model.EnvVarBuilder;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.PodSpecBuilder;
import io.fabric8.kubernetes.api.model.Volume;
import io.fabric8.kubernetes.api.model.VolumeMount;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Makes the pod of a split service that has no agent: the cluster's own network and DNS, its
 * configuration with the patches, and ports by the names that DNS announces.
 *
 * @param found what it has in place of the agent
 */
record ClusterPod(SplitService service, InCluster found) {
  private static final String POD_IP = "POD_IP";
  private static final Set<String> VOLUMES =
      Set.of(
          AgentContainers.RUN_VOLUME,
          AgentContainers.ACCESS_VOLUME,
          AgentContainers.RESOLVER_VOLUME);

  /** Returns the pod as it is without. */
  Pod of(Pod withAgent) {
    PodSpec spec = withAgent.getSpec();
    List<Volume> volumes = new ArrayList<>(spec.getVolumes());
    volumes.removeIf(volume -> VOLUMES.contains(volume.getName()));
    PatchedFiles files = PatchedFiles.of(found);
    if (!found.files().isEmpty()) {
      volumes.add(files.volume(service.name()));
    }
    withAgent.setSpec(
        new PodSpecBuilder(spec)
            // all are the agent's; the run of the programs has given volumes their owners
            .withInitContainers(List.of())
            .withContainers(container(spec.getContainers().getFirst(), files.mounts()))
            .withVolumes(volumes)
            .withDnsPolicy("ClusterFirst")
            .withDnsConfig(null)
            .editSecurityContext()
            .withSysctls(List.of())
            .endSecurityContext()
            .build());
    return withAgent;
  }

  private Container container(Container main, List<VolumeMount> patched) {
    ContainerBuilder container =
        new ContainerBuilder(main)
            .withArgs(
                main.getArgs().stream()
                    .map(word -> found.words().getOrDefault(word, word))
                    .toList())
            .addAllToVolumeMounts(patched)
            .withPorts(
                found.announced().entrySet().stream()
                    .map(
                        name ->
                            new ContainerPortBuilder()
                                .withName(name.getKey())
                                .withContainerPort(name.getValue())
                                .withProtocol("TCP")
                                .build())
                    .collect(Collectors.toList()));
    if (!found.words().isEmpty()) {
      container.addToEnv(
          new EnvVarBuilder()
              .withName(POD_IP)
              .withNewValueFrom()
              .withNewFieldRef("v1", "status.podIP")
              .endValueFrom()
              .build());
    }
    ServiceProbes.addWithoutAgent(container, service.readiness());
    return container.build();
  }
}
