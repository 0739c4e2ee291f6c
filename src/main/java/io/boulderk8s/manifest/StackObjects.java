package io.boulderk8s.manifest;

import io.fabric8.kubernetes.api.model.HasMetadata;
import java.util.List;

/**
 * Builds what every stack has beside its pods and namespace: the agents' right to watch the pods.
 */
final class StackObjects {
  /** The account of the agent; only the network sidecar mounts its token. */
  static final String AGENT_ACCOUNT = "boulder-k8s-agent";

  private StackObjects() {}

  static List<HasMetadata> agentAccess(String namespace) {
    Rbac rbac = new Rbac(namespace);
    return List.of(
        rbac.account(AGENT_ACCOUNT),
        rbac.role(AGENT_ACCOUNT, Rbac.PODS),
        rbac.binding(AGENT_ACCOUNT, AGENT_ACCOUNT, List.of(AGENT_ACCOUNT)));
  }
}
