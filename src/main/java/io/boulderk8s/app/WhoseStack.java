package io.boulderk8s.app;

import io.boulderk8s.ownership.OwnerCheck;
import io.boulderk8s.ownership.Ownership;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Finds the owner of a stack for a command that only has its name.
 *
 * @param checkout of the user
 * @param named whether the user named the stack, or a run in it: then it may belong to another
 *     checkout of the same installation
 */
record WhoseStack(OpenCluster cluster, Path checkout, boolean named) {
  /** Finds it for a run that the user named by its id. */
  static WhoseStack ofRun(OpenCluster cluster, Components components) {
    return new WhoseStack(cluster, components.environment().workingDirectory(), true);
  }

  static WhoseStack of(OpenCluster cluster, StackSource source, StackName name) {
    return new WhoseStack(cluster, source.checkout().root(), name.given().isPresent());
  }

  /**
   * Refuses a stack of somebody else.
   *
   * @throws io.boulderk8s.failure.BoulderK8sException BUSY
   */
  void refuseForeign(String namespace, String next) {
    stranger(namespace)
        .ifPresent(
            whose -> {
              throw OwnerCheck.refused(namespace, whose, next);
            });
  }

  /** Reports the owner where a command shows a stack of somebody else. */
  void noteForeign(String namespace) {
    stranger(namespace)
        .ifPresent(
            whose -> cluster.reporter().notice("stack " + namespace + " belongs to " + whose));
  }

  private Optional<String> stranger(String namespace) {
    Ownership ownership =
        cluster.owner(checkout).of(cluster.api().namespaces().withName(namespace).get());
    if (named) {
      return ownership.otherInstallation();
    }
    return ownership instanceof Ownership.Foreign(String whose, _)
        ? Optional.of(whose)
        : Optional.empty();
  }
}
