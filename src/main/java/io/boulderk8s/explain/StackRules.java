package io.boulderk8s.explain;

import static io.boulderk8s.explain.Rule.fixed;

import java.util.List;

/** The rules for fields of every object, and for the objects of every stack. */
final class StackRules {
  static final List<Rule> COMMON =
      List.of(
          fixed("apiVersion", "the version of the API that this kind of object is of"),
          fixed("kind", "what the object is"),
          fixed(
              "metadata.namespace",
              "--stack, else the project's name and `-test`; an overlay has its own"),
          fixed(
              "metadata.labels[app.kubernetes.io/managed-by]",
              "boulder-k8s knows its own objects by it"));

  static final List<Rule> ALL =
      List.of(
          fixed(
              "metadata.labels[pod-security.kubernetes.io/enforce]",
              "the network sidecar needs NET_ADMIN, bind mounts need hostPath"),
          fixed("metadata.name", "the stack's namespace, or the account of its agents"),
          fixed(
              "automountServiceAccountToken",
              "only the network sidecar mounts the token, by name: containers have none"),
          fixed("rules**", "the sidecar watches the pods of its stack and may do nothing else"),
          fixed("roleRef**", "the agents' role"),
          fixed("subjects**", "the agents' account"));

  private StackRules() {}
}
