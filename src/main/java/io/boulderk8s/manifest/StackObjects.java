package io.boulderk8s.manifest;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.ServiceAccountBuilder;
import io.fabric8.kubernetes.api.model.rbac.RoleBindingBuilder;
import io.fabric8.kubernetes.api.model.rbac.RoleBuilder;
import java.util.List;
import java.util.Map;

/**
 * Builds what every stack has beside its pods and namespace: the agents' right to watch the pods.
 */
final class StackObjects {
  /** The account of the agent; only the network sidecar mounts its token. */
  static final String AGENT_ACCOUNT = "boulder-k8s-agent";

  private static final Map<String, String> MANAGED = Map.of(Labels.MANAGED_BY, Labels.TOOL);

  private StackObjects() {}

  static List<HasMetadata> agentAccess(String namespace) {
    return List.of(
        new ServiceAccountBuilder()
            .withNewMetadata()
            .withName(AGENT_ACCOUNT)
            .withNamespace(namespace)
            .addToLabels(MANAGED)
            .endMetadata()
            .withAutomountServiceAccountToken(false)
            .build(),
        new RoleBuilder()
            .withNewMetadata()
            .withName(AGENT_ACCOUNT)
            .withNamespace(namespace)
            .addToLabels(MANAGED)
            .endMetadata()
            .addNewRule()
            .addToApiGroups("")
            .addToResources("pods")
            .addToVerbs("get", "list", "watch")
            .endRule()
            .build(),
        new RoleBindingBuilder()
            .withNewMetadata()
            .withName(AGENT_ACCOUNT)
            .withNamespace(namespace)
            .addToLabels(MANAGED)
            .endMetadata()
            .withNewRoleRef("rbac.authorization.k8s.io", "Role", AGENT_ACCOUNT)
            .addNewSubject()
            .withKind("ServiceAccount")
            .withName(AGENT_ACCOUNT)
            .withNamespace(namespace)
            .endSubject()
            .build());
  }
}
