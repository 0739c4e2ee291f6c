package io.boulderk8s.manifest;

import io.boulderk8s.staging.SplitService;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerBuilder;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.PodSpecBuilder;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.api.model.Volume;
import io.fabric8.kubernetes.api.model.VolumeBuilder;
import io.fabric8.kubernetes.api.model.VolumeMount;
import io.fabric8.kubernetes.api.model.VolumeMountBuilder;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Makes the template of a split service's pods: the pod that a service of the Compose file has,
 * with an account of its own, a question for its readiness, and a system log where it wants one.
 */
final class ServiceTemplate {
  private static final String SYSLOG = "syslog";
  private static final String IN_SIDECAR = "/syslog";

  /** Where the sidecar listens; Go looks for /var/run/syslog. */
  private static final String SOCKET = IN_SIDECAR + "/syslog";

  private static final String IN_SERVICE = "/var/run";

  private final Pods pods;
  private final SharedVolumes shared;

  ServiceTemplate(Pods pods, SharedVolumes shared) {
    this.pods = pods;
    this.shared = shared;
  }

  PodTemplateSpec of(SplitService service) {
    Pod pod = ofService(service, pods.dependency(service.workload()));
    Pod whole =
        service
            .inCluster()
            .map(found -> new ClusterPod(service, found).of(pod))
            .orElseGet(() -> withAgent(service, pod));
    SpecHash.added(whole);
    return new PodTemplateSpec(whole.getMetadata(), whole.getSpec());
  }

  private static Pod ofService(SplitService service, Pod pod) {
    ContainerBuilder main = new ContainerBuilder(pod.getSpec().getContainers().getFirst());
    serveAtTheEnd(main, service.lameDuck());
    pod.getSpec().setContainers(List.of(main.build()));
    pod.setMetadata(
        new ObjectMetaBuilder()
            .withLabels(ServiceLabels.ofPods(service))
            .addToAnnotations(Labels.ENDPOINT, EndpointJson.of(service.workload().endpoint()))
            .build());
    pod.getSpec().setServiceAccountName(service.name());
    return pod;
  }

  private Pod withAgent(SplitService service, Pod pod) {
    PodSpec spec = pod.getSpec();
    ContainerBuilder main = new ContainerBuilder(spec.getContainers().getFirst());
    ServiceProbes.add(main, service.readiness());
    List<Container> before = new ArrayList<>(spec.getInitContainers());
    List<Volume> volumes = new ArrayList<>(spec.getVolumes());
    before.removeIf(container -> shared.haveOwner(container, volumes));
    if (ServiceProbes.askByAgent(service.readiness())
        && !AgentInContainer.isNeededBy(service.workload())) {
      before.replaceAll(ServiceTemplate::installing);
      main.addToVolumeMounts(AgentContainers.runMount());
      volumes.add(AgentVolumes.run());
    }
    if (service.syslog()) {
      main.addToVolumeMounts(mount(IN_SERVICE));
      before.replaceAll(ServiceTemplate::listening);
      volumes.add(new VolumeBuilder().withName(SYSLOG).withNewEmptyDir().endEmptyDir().build());
    }
    pod.setSpec(
        new PodSpecBuilder(spec)
            .withInitContainers(before)
            .withContainers(main.build())
            .withVolumes(volumes)
            .build());
    return pod;
  }

  /** The `stop_signal` of a Compose file has a hook already, and there is one of them. */
  private static void serveAtTheEnd(ContainerBuilder container, Duration time) {
    if (time.isPositive() && !container.hasLifecycle()) {
      container
          .withNewLifecycle()
          .withNewPreStop()
          .withNewSleep(time.toSeconds())
          .endPreStop()
          .endLifecycle();
    }
  }

  /**
   * Lets the network sidecar put the agent where the probe starts it: a container for that alone
   * would hold up each start by a second and more.
   */
  private static Container installing(Container container) {
    return withMore(
        container,
        new EnvVar("INSTALL_TO", AgentContainers.RUN_DIRECTORY, null),
        AgentContainers.runMount());
  }

  /** Lets the network sidecar take what the service logs: it runs as long, and before. */
  private static Container listening(Container container) {
    return withMore(container, new EnvVar("SYSLOG_SOCKET", SOCKET, null), mount(IN_SIDECAR));
  }

  private static Container withMore(Container container, EnvVar variable, VolumeMount mount) {
    return container.getName().equals(AgentContainers.NETWORK)
        ? new ContainerBuilder(container).addToEnv(variable).addToVolumeMounts(mount).build()
        : container;
  }

  private static VolumeMount mount(String path) {
    return new VolumeMountBuilder().withName(SYSLOG).withMountPath(path).build();
  }
}
