package io.boulderk8s.manifest;

import io.boulderk8s.compose.Rights;
import io.boulderk8s.plan.ContainerSpec;
import io.boulderk8s.plan.RunAs;
import io.fabric8.kubernetes.api.model.SecurityContext;
import io.fabric8.kubernetes.api.model.SecurityContextBuilder;
import java.util.Optional;

/**
 * Builds the security context of a container. By default containerd gives a container the same
 * capabilities as Docker.
 */
final class SecurityContexts {
  private static final String UNCONFINED = "Unconfined";

  private SecurityContexts() {}

  /** Empty when the service says nothing of it. */
  static Optional<SecurityContext> of(ContainerSpec container) {
    Rights rights = container.rights();
    SecurityContextBuilder context = new SecurityContextBuilder();
    container.user().ifPresent(user -> user(context, user));
    if (!rights.added().isEmpty() || !rights.dropped().isEmpty()) {
      context
          .withNewCapabilities()
          .withAdd(rights.added())
          .withDrop(rights.dropped())
          .endCapabilities();
    }
    if (rights.privileged()) {
      context.withPrivileged(true);
    }
    if (rights.readOnlyRoot()) {
      context.withReadOnlyRootFilesystem(true);
    }
    if (rights.noNewPrivileges()) {
      context.withAllowPrivilegeEscalation(false);
    }
    if (rights.seccompUnconfined()) {
      context.withNewSeccompProfile(null, UNCONFINED);
    }
    if (rights.apparmorUnconfined()) {
      context.withNewAppArmorProfile(null, UNCONFINED);
    }
    SecurityContext built = context.build();
    return built.equals(new SecurityContext()) ? Optional.empty() : Optional.of(built);
  }

  private static void user(SecurityContextBuilder context, RunAs user) {
    context.withRunAsUser(user.uid()).withRunAsGroup(user.gid().orElse(null));
  }
}
