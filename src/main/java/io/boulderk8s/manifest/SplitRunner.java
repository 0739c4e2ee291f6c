package io.boulderk8s.manifest;

import io.boulderk8s.plan.Workload;
import io.boulderk8s.staging.FixedAddress;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerBuilder;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodSpecBuilder;
import io.fabric8.kubernetes.api.model.Volume;
import io.fabric8.kubernetes.api.model.VolumeBuilder;
import io.fabric8.kubernetes.api.model.VolumeMount;
import io.fabric8.kubernetes.api.model.VolumeMountBuilder;
import java.util.List;
import java.util.Optional;

/**
 * Gives the runner's pod what stand-ins need: which services they stand for, and a token to find
 * those pods and to read their logs. Python, as the checkout's tests start it, finds the seam
 * first.
 */
final class SplitRunner {
  private static final String STAND_INS = "stand-ins";
  private static final String PYTHONPATH = "PYTHONPATH";
  private static final String PYTHON = AgentContainers.RUN_DIRECTORY + "/python";

  private SplitRunner() {}

  /**
   * Returns the pod with it.
   *
   * @param fixed static addresses that services without an agent call
   */
  static Pod of(Workload runner, List<FixedAddress> fixed, Pod pod) {
    Container main = pod.getSpec().getContainers().getFirst();
    pod.getMetadata()
        .getAnnotations()
        .put(Labels.ENDPOINT, EndpointJson.of(runner.endpoint(), fixed));
    pod.setSpec(
        new PodSpecBuilder(pod.getSpec())
            .withServiceAccountName(SplitAccess.RUNNER)
            .withContainers(
                new ContainerBuilder(main)
                    .removeMatchingFromEnv(variable -> variable.getName().equals(PYTHONPATH))
                    .addToEnv(new EnvVar(PYTHONPATH, path(runner), null))
                    .addToVolumeMounts(
                        mount(SplitAccess.API_VOLUME, "/api"), mount(STAND_INS, "/staging"))
                    .build())
            .addToVolumes(SplitAccess.api(), standIns())
            .build());
    return SpecHash.added(pod);
  }

  private static String path(Workload runner) {
    return Optional.ofNullable(runner.container().environment().values().get(PYTHONPATH))
        .filter(own -> !own.isEmpty())
        .map(own -> PYTHON + ":" + Literal.text(own))
        .orElse(PYTHON);
  }

  private static VolumeMount mount(String volume, String folder) {
    return new VolumeMountBuilder()
        .withName(volume)
        .withMountPath(AgentContainers.RUN_DIRECTORY + folder)
        .withReadOnly(true)
        .build();
  }

  private static Volume standIns() {
    return new VolumeBuilder()
        .withName(STAND_INS)
        .withNewConfigMap()
        .withName(StandInsConfig.NAME)
        .endConfigMap()
        .build();
  }
}
