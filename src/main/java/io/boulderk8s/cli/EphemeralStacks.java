package io.boulderk8s.cli;

import io.boulderk8s.deploy.StackRemoval;
import io.boulderk8s.image.AgentImage;
import io.boulderk8s.manifest.Labels;
import io.boulderk8s.report.Reporter;
import io.boulderk8s.run.StackLock;
import io.fabric8.kubernetes.api.model.Namespace;
import java.util.Optional;

/**
 * Stacks of `test --ephemeral`. Each is locked as long as its process lives, so one without a
 * holder was left by a process that was killed, and the next command that looks removes it.
 */
final class EphemeralStacks {
  private static final String LABEL = "boulder-k8s.io/ephemeral";

  private EphemeralStacks() {}

  static void mark(Namespace namespace) {
    namespace.getMetadata().getLabels().put(LABEL, "true");
  }

  /** Removes those that nobody holds. */
  static void sweep(Session session, Reporter reporter) {
    session
        .api()
        .namespaces()
        .withLabel(LABEL, "true")
        .withLabel(Labels.MANAGED_BY, Labels.TOOL)
        .list()
        .getItems()
        .forEach(namespace -> sweep(session, namespace.getMetadata().getName(), reporter));
  }

  private static void sweep(Session session, String namespace, Reporter reporter) {
    Optional<StackLock> free = StackLock.tryTake(session.lockFile(namespace), "a sweep");
    if (free.isPresent()) {
      try (StackLock _ = free.get()) {
        reporter.notice("stack " + namespace + " was left by a process that was killed");
        remove(session, namespace, reporter);
      }
    }
  }

  static void remove(Session session, String namespace, Reporter reporter) {
    new StackRemoval(session.api(), AgentImage.reference(), reporter).remove(namespace);
  }
}
