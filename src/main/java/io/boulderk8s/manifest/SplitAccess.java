package io.boulderk8s.manifest;

import io.boulderk8s.staging.SplitService;
import io.boulderk8s.staging.StagingPlan;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.api.model.ServiceAccountBuilder;
import io.fabric8.kubernetes.api.model.Volume;
import io.fabric8.kubernetes.api.model.VolumeBuilder;
import io.fabric8.kubernetes.api.model.rbac.PolicyRule;
import io.fabric8.kubernetes.api.model.rbac.PolicyRuleBuilder;
import io.fabric8.kubernetes.api.model.rbac.RoleBinding;
import io.fabric8.kubernetes.api.model.rbac.RoleBindingBuilder;
import io.fabric8.kubernetes.api.model.rbac.RoleBuilder;
import io.fabric8.kubernetes.api.model.rbac.Subject;
import java.util.List;

/**
 * Builds who may ask the API server in a split stack: the network sidecars of services, each by its
 * service's account, and the runner's stand-ins, who also read logs.
 */
final class SplitAccess {
  static final String RUNNER = "boulder-k8s-runner";
  static final String API_VOLUME = "api";
  private static final String SERVICES = "boulder-k8s-services";
  private static final String RBAC = "rbac.authorization.k8s.io";

  private final String namespace;

  SplitAccess(String namespace) {
    this.namespace = namespace;
  }

  List<HasMetadata> of(StagingPlan plan) {
    return List.of(
        new ServiceAccountBuilder()
            .withMetadata(metadata(RUNNER))
            .withAutomountServiceAccountToken(false)
            .build(),
        new RoleBuilder()
            .withMetadata(metadata(RUNNER))
            .withRules(rule("pods", "get", "list", "watch"), rule("pods/log", "get"))
            .build(),
        binding(RUNNER, RUNNER, List.of(RUNNER)),
        binding(
            SERVICES,
            StackObjects.AGENT_ACCOUNT,
            plan.services().stream().map(SplitService::name).toList()));
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

  private static PolicyRule rule(String resource, String... verbs) {
    return new PolicyRuleBuilder()
        .addToApiGroups("")
        .addToResources(resource)
        .addToVerbs(verbs)
        .build();
  }

  private RoleBinding binding(String name, String role, List<String> accounts) {
    return new RoleBindingBuilder()
        .withMetadata(metadata(name))
        .withNewRoleRef(RBAC, "Role", role)
        .withSubjects(
            accounts.stream()
                .map(account -> new Subject(null, "ServiceAccount", account, namespace))
                .toList())
        .build();
  }

  private ObjectMeta metadata(String name) {
    return new ObjectMetaBuilder()
        .withName(name)
        .withNamespace(namespace)
        .addToLabels(Labels.MANAGED_BY, Labels.TOOL)
        .build();
  }
}
