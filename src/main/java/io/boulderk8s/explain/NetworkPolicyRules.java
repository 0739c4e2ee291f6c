package io.boulderk8s.explain;

import static io.boulderk8s.explain.Rule.fixed;
import static io.boulderk8s.explain.Rule.place;

import io.boulderk8s.compose.Service;
import io.boulderk8s.compose.Source;
import io.boulderk8s.manifest.Labels;
import io.boulderk8s.plan.KubernetesName;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The rules for who may reach whom. */
final class NetworkPolicyRules {
  private static final String MEMBERS = "network-";
  private static final String NOBODY = "no-network-";

  static final List<Rule> ALL =
      List.of(
          place(
              "metadata.name",
              NetworkPolicyRules::behind,
              "one policy for each network, and one for each service without any"),
          place(
              "spec.policyTypes[1]",
              NetworkPolicyRules::behind,
              "`network_mode: none`: there is no way out either"),
          place(
              "spec.policyTypes**",
              NetworkPolicyRules::behind,
              "a Docker bridge keeps others out and lets its members out"),
          place(
              "spec.podSelector.matchLabels[boulder-k8s.io/service]",
              NetworkPolicyRules::behind,
              "`network_mode: none`: the service"),
          place(
              "spec.podSelector.matchLabels[*]",
              (subject, stars) -> subject.labelled(stars.getFirst()),
              "the network's members"),
          place(
              "spec.ingress[*].from[*].podSelector.matchLabels[*]",
              (subject, stars) -> subject.labelled(stars.getLast()),
              "members of a network reach each other, and no others reach them"),
          fixed("spec**", "the project's default network: its members reach each other"),
          fixed("metadata.name", "the project's default network"));

  private NetworkPolicyRules() {}

  private static Optional<Source> behind(ExplainedObject subject, List<String> stars) {
    String name = subject.object().getMetadata().getName();
    if (name.startsWith(NOBODY)) {
      Map<String, String> names = KubernetesName.of(subject.project().services().keySet());
      return subject.project().services().values().stream()
          .filter(service -> name.equals(NOBODY + names.get(service.name())))
          .map(NetworkPolicyRules::modeOf)
          .findFirst();
    }
    return subject.labelled(Labels.network(name.substring(MEMBERS.length())));
  }

  private static Source modeOf(Service service) {
    return service.source("network_mode");
  }
}
