package io.boulderk8s.app;

import io.boulderk8s.compose.PortMapping;
import io.boulderk8s.plan.KubernetesName;
import io.boulderk8s.plan.Plan;
import io.boulderk8s.plan.Profile;
import java.util.List;
import java.util.Optional;

/**
 * Names the stack of a checkout that a command is about.
 *
 * @param given the namespace, if the user names it
 * @param profile the kind of stack, whose name the namespace ends with if nobody names it
 */
public record StackName(Optional<String> given, Profile profile) {
  /** The stack's namespace. */
  public String namespace(Plan plan) {
    return given.orElseGet(() -> profile.namespace(KubernetesName.of(plan.project())));
  }

  /** The same, for a use case that can do without a plan when the user names the stack. */
  public String namespace(StackSource source) {
    return given.orElseGet(() -> namespace(source.plan(false)));
  }

  /** What the runs of this stack publish; what others do not publish, as `compose run` does not. */
  List<PortMapping> published(Rendering wanted) {
    return profile == Profile.DEV ? wanted.runner().ports() : List.of();
  }

  /** What the namespaces of a static stack's profiles begin with. */
  String prefix() {
    return given.map(Profile.TEST::prefix).orElse("boulder");
  }
}
