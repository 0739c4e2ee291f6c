package io.boulderk8s.manifest;

import io.boulderk8s.staging.SplitService;
import io.boulderk8s.staging.StagingPlan;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Volume;
import io.fabric8.kubernetes.api.model.VolumeBuilder;
import java.util.ArrayList;
import java.util.List;

/**
 * Builds who may ask the API server in a split stack: the network sidecars of services, each by its
 * service's account, and the runner's stand-ins, who also read logs.
 */
final class SplitAccess {
  static final String RUNNER = "boulder-k8s-runner";
  static final String API_VOLUME = "api";
  private static final String SERVICES = "boulder-k8s-services";

  private final String namespace;

  SplitAccess(String namespace) {
    this.namespace = namespace;
  }

  List<HasMetadata> of(StagingPlan plan) {
    Rbac rbac = new Rbac(namespace);
    List<HasMetadata> objects =
        new ArrayList<>(
            List.of(
                rbac.account(RUNNER),
                rbac.role(RUNNER, Rbac.PODS, Rbac.rule("pods/log", "get")),
                rbac.binding(RUNNER, RUNNER, List.of(RUNNER))));
    List<String> withAgent =
        plan.services().stream()
            .filter(service -> service.inCluster().isEmpty())
            .map(SplitService::name)
            .toList();
    if (!withAgent.isEmpty()) {
      objects.add(rbac.binding(SERVICES, StackObjects.AGENT_ACCOUNT, withAgent));
    }
    return objects;
  }

  /** Returns the way to the API server, and a token of the pod's account. */
  static Volume api() {
    return new VolumeBuilder(AgentVolumes.access())
        .withName(API_VOLUME)
        .editProjected()
        .addNewSource()
        .withNewDownwardAPI()
        .addNewItem()
        .withNewFieldRef("v1", "metadata.namespace")
        .withPath("namespace")
        .endItem()
        .endDownwardAPI()
        .endSource()
        .endProjected()
        .build();
  }
}
