package io.boulderk8s.manifest;

import io.boulderk8s.compose.RestartPolicy;
import io.boulderk8s.compose.Volume;
import io.boulderk8s.plan.Workload;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerBuilder;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.api.model.PodSpecBuilder;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;

/**
 * Turns a workload into a pod: the container that Compose would start, and beside it the containers
 * that do Docker's part.
 */
final class Pods {
  private final StackSite site;
  private final SortedMap<String, Volume> volumes;
  private final AgentContainers agent;

  Pods(StackSite site, SortedMap<String, Volume> volumes) {
    this.site = site;
    this.volumes = volumes;
    this.agent = new AgentContainers(site.agentImage());
  }

  /** Returns the pod of a service that runs beside the tests. */
  Pod dependency(Workload workload) {
    PodVolumes mounts = new PodVolumes(workload.container().mounts(), volumes, site);
    ContainerBuilder main = container(workload, mounts);
    KubeletEnvironment.emptied(workload).reversed().forEach(variable -> main.addToEnv(0, variable));
    command(workload, main);
    workload
        .container()
        .probe()
        .ifPresent(
            check ->
                main.withStartupProbe(Probes.startup(check))
                    .withReadinessProbe(Probes.readiness(check)));
    List<Container> before = new ArrayList<>(agentContainers(workload, mounts));
    if (!AgentInContainer.isNeededBy(workload)) {
      return pod(workload, mounts, before, main.build(), List.of());
    }
    AgentInContainer.beforeTheEnd(workload).ifPresent(main::withLifecycle);
    before.add(agent.install());
    main.addToVolumeMounts(AgentContainers.runMount());
    return pod(workload, mounts, before, main.build(), List.of(AgentVolumes.run()));
  }

  private static void command(Workload workload, ContainerBuilder main) {
    if (workload.isWrapped()) {
      main.withCommand(AgentInContainer.command(workload));
      return;
    }
    if (workload.container().argv().entrypoint().filter(List::isEmpty).isPresent()) {
      // arguments alone would go to the image's own entrypoint
      workload.container().argv().command().map(Literal::words).ifPresent(main::withCommand);
      return;
    }
    workload.container().argv().entrypoint().map(Literal::words).ifPresent(main::withCommand);
    workload.container().argv().command().map(Literal::words).ifPresent(main::withArgs);
  }

  /** Returns the pod of a command that starts once, under the supervisor. */
  Pod run(Workload workload, String runId) {
    PodVolumes mounts = new PodVolumes(workload.container().mounts(), volumes, site);
    Container main =
        container(workload, mounts)
            .withCommand(SupervisedCommand.of(workload, runId))
            .addToVolumeMounts(AgentContainers.runMount())
            .build();
    List<Container> before = new ArrayList<>(agentContainers(workload, mounts));
    before.add(agent.install());
    Pod pod = pod(workload, mounts, before, main, List.of());
    pod.getSpec().getVolumes().add(AgentVolumes.run());
    return pod;
  }

  private static ContainerBuilder container(Workload workload, PodVolumes mounts) {
    return Containers.of(workload.name(), workload.container(), mounts.mounts());
  }

  private List<Container> agentContainers(Workload workload, PodVolumes mounts) {
    List<Container> containers = new ArrayList<>();
    containers.add(workload.endpoint().isolated() ? agent.unplug() : agent.network());
    mounts.inMemory().forEach((mount, tmpfs) -> containers.add(agent.own(mount, tmpfs)));
    mounts.texts().forEach((mount, text) -> containers.add(agent.write(mount, text)));
    return containers;
  }

  private Pod pod(
      Workload workload,
      PodVolumes mounts,
      List<Container> before,
      Container main,
      List<io.fabric8.kubernetes.api.model.Volume> further) {
    PodSpecBuilder spec =
        new PodSpecBuilder()
            .withRestartPolicy(restart(workload.pod().restart()))
            .withTerminationGracePeriodSeconds(AgentInContainer.grace(workload).toSeconds())
            .withEnableServiceLinks(false)
            .withAutomountServiceAccountToken(false)
            .withServiceAccountName(StackObjects.AGENT_ACCOUNT)
            .withHostname(HostName.of(workload))
            .withDnsPolicy("None")
            .withDnsConfig(ResolvConf.of(workload.pod().resolver()))
            .withHostAliases(HostAliases.of(workload.pod().hosts(), workload.endpoint().hosts()))
            .withNewSecurityContext()
            .withSysctls(Sysctls.of(workload.pod().sysctls()))
            .withSupplementalGroups(workload.container().rights().groups())
            .withNewSeccompProfile(null, "RuntimeDefault")
            .endSecurityContext()
            .withInitContainers(before)
            .withContainers(main)
            .withVolumes(mounts.volumes())
            .addAllToVolumes(further);
    if (!workload.endpoint().isolated()) {
      spec.addToVolumes(AgentVolumes.access(), AgentVolumes.resolver());
    }
    SharedNode.of(workload).ifPresent(spec::withAffinity);
    site.node().ifPresent(spec::withNodeName);
    return SpecHash.added(
        new PodBuilder()
            .withNewMetadata()
            .withName(workload.name())
            .withNamespace(site.namespace())
            .withLabels(Labels.of(workload))
            .addToAnnotations(Labels.ENDPOINT, EndpointJson.of(workload.endpoint()))
            .endMetadata()
            .withSpec(spec.build())
            .build());
  }

  private static String restart(RestartPolicy policy) {
    return switch (policy) {
      case NO -> "Never";
      case ON_FAILURE -> "OnFailure";
      case ALWAYS, UNLESS_STOPPED -> "Always";
    };
  }
}
