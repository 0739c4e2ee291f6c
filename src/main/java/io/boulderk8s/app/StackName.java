package io.boulderk8s.app;

import io.boulderk8s.compose.PortMapping;
import io.boulderk8s.plan.KubernetesName;
import io.boulderk8s.plan.Plan;
import io.boulderk8s.plan.Profile;
import java.util.List;
import java.util.Optional;

/**
 * Names the stack of a checkout that a command works on.
 *
 * @param given the namespace, if the user names it
 * @param profile the kind of stack; a default namespace ends with its name
 */
public record StackName(Optional<String> given, Profile profile) {
  /** Returns the stack's namespace. */
  public String namespace(Plan plan) {
    return given.orElseGet(() -> profile.namespace(KubernetesName.of(plan.project())));
  }

  /** Returns the same, for a use case that needs no plan when the user names the stack. */
  public String namespace(StackSource source) {
    return given.orElseGet(() -> namespace(source.plan(false)));
  }

  /**
   * Returns the ports that runs of this stack publish; `compose run` publishes none, nor do other
   * profiles.
   */
  List<PortMapping> published(Rendering wanted) {
    return profile == Profile.DEV ? wanted.runner().ports() : List.of();
  }

  /** Returns the beginning of the namespaces of a static stack's profiles. */
  String prefix() {
    return given.map(Profile.TEST::prefix).orElse("boulder");
  }
}
