package io.boulderk8s.manifest;

import io.fabric8.kubernetes.api.model.ServiceAccount;
import io.fabric8.kubernetes.api.model.ServiceAccountBuilder;
import io.fabric8.kubernetes.api.model.rbac.PolicyRule;
import io.fabric8.kubernetes.api.model.rbac.PolicyRuleBuilder;
import io.fabric8.kubernetes.api.model.rbac.Role;
import io.fabric8.kubernetes.api.model.rbac.RoleBinding;
import io.fabric8.kubernetes.api.model.rbac.RoleBindingBuilder;
import io.fabric8.kubernetes.api.model.rbac.RoleBuilder;
import io.fabric8.kubernetes.api.model.rbac.Subject;
import java.util.List;

/** Builds accounts of a namespace, and what they may ask the API server. */
record Rbac(String namespace) {
  /** The right to find the stack's pods. */
  static final PolicyRule PODS = rule("pods", "get", "list", "watch");

  private static final String GROUP = "rbac.authorization.k8s.io";

  static PolicyRule rule(String resource, String... verbs) {
    return new PolicyRuleBuilder()
        .addToApiGroups("")
        .addToResources(resource)
        .addToVerbs(verbs)
        .build();
  }

  /** Returns an account whose token no pod has that does not ask for it. */
  ServiceAccount account(String name) {
    return new ServiceAccountBuilder()
        .withMetadata(Labels.ours(namespace, name))
        .withAutomountServiceAccountToken(false)
        .build();
  }

  Role role(String name, PolicyRule... rules) {
    return new RoleBuilder().withMetadata(Labels.ours(namespace, name)).withRules(rules).build();
  }

  RoleBinding binding(String name, String role, List<String> accounts) {
    return new RoleBindingBuilder()
        .withMetadata(Labels.ours(namespace, name))
        .withNewRoleRef(GROUP, "Role", role)
        .withSubjects(
            accounts.stream()
                .map(account -> new Subject(null, "ServiceAccount", account, namespace))
                .toList())
        .build();
  }
}
