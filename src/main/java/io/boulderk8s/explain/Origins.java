package io.boulderk8s.explain;

import io.boulderk8s.compose.ComposeProject;
import io.fabric8.kubernetes.api.model.HasMetadata;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.stream.Stream;

/**
 * Finds out where the fields of rendered objects come from, by applying the rules of the
 * translation backwards: a field without a rule is a bug, and a test finds it.
 */
public final class Origins {
  private final ComposeProject project;

  public Origins(ComposeProject project) {
    this.project = project;
  }

  /** Returns each field with its origin, in the order in which the object is rendered. */
  public SequencedMap<Field, Optional<Origin>> of(HasMetadata object) {
    ExplainedObject subject = new ExplainedObject(project, object);
    List<Rule> rules = rules(object.getKind());
    SequencedMap<Field, Optional<Origin>> origins = new LinkedHashMap<>();
    Fields.of(object)
        .forEach(
            field ->
                origins.put(
                    field,
                    rules.stream()
                        .flatMap(rule -> rule.origin(subject, field.path()).stream())
                        .findFirst()));
    return origins;
  }

  private static List<Rule> rules(String kind) {
    Stream<Rule> own =
        switch (kind) {
          case "Pod" ->
              Stream.of(PodRules.ALL, ContainerRules.ALL, AgentRules.ALL).flatMap(List::stream);
          case "NetworkPolicy" -> NetworkPolicyRules.ALL.stream();
          case "Namespace", "ServiceAccount", "Role", "RoleBinding" -> StackRules.ALL.stream();
          default -> Stream.empty();
        };
    return Stream.concat(StackRules.COMMON.stream(), own).toList();
  }
}
