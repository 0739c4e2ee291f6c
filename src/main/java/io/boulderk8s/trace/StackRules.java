package io.boulderk8s.trace;

import static io.boulderk8s.trace.Rule.house;

import java.util.List;

/** What every object has, and the objects that every stack has. */
final class StackRules {
  static final List<Rule> COMMON =
      List.of(
          house("apiVersion", "the version of the API that this kind of object is of"),
          house("kind", "what the object is"),
          house(
              "metadata.namespace",
              "--stack, else the project's name and `-test`; an overlay has its own"),
          house(
              "metadata.labels[app.kubernetes.io/managed-by]",
              "boulder-k8s knows its own objects by it"));

  static final List<Rule> ALL =
      List.of(
          house(
              "metadata.labels[pod-security.kubernetes.io/enforce]",
              "the network sidecar needs NET_ADMIN, bind mounts need hostPath"),
          house("metadata.name", "the stack's namespace, or the account of its agents"),
          house(
              "automountServiceAccountToken",
              "only the network sidecar mounts the token, by name: containers have none"),
          house("rules**", "the sidecar watches the pods of its stack and may do nothing else"),
          house("roleRef**", "the agents' role"),
          house("subjects**", "the agents' account"));

  private StackRules() {}
}
