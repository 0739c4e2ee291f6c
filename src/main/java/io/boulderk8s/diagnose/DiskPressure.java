package io.boulderk8s.diagnose;

import io.fabric8.kubernetes.api.model.Event;
import io.fabric8.kubernetes.api.model.Node;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Finds a full disk: the node reports it, the kubelet evicts pods for it, or a program could not
 * write.
 */
final class DiskPressure implements Analyzer {
  private static final Set<String> REASONS =
      Set.of("NodeHasDiskPressure", "EvictionThresholdMet", "FreeDiskSpaceFailed", "Evicted");
  private static final Pattern NO_SPACE =
      Pattern.compile("No space left on device|no space left on device|ENOSPC");

  @Override
  public Optional<Verdict> look(Snapshot snapshot) {
    List<Evidence> evidence = new ArrayList<>();
    snapshot.nodes().forEach(node -> condition(node).ifPresent(evidence::add));
    snapshot
        .events(REASONS)
        .filter(DiskPressure::isAboutTheDisk)
        .limit(2)
        .map(Snapshot::evidence)
        .forEach(evidence::add);
    Suspects.DEPENDENCIES
        .first(snapshot, NO_SPACE)
        .or(() -> Suspects.RUN.first(snapshot, NO_SPACE))
        .ifPresent(hit -> evidence.add(hit.line().evidence()));
    return evidence.isEmpty()
        ? Optional.empty()
        : Optional.of(Verdict.of(Cause.DISK_PRESSURE, "a disk is full", evidence));
  }

  private static Optional<Evidence> condition(Node node) {
    return NodeGone.conditions(node)
        .filter(condition -> "DiskPressure".equals(condition.getType()))
        .filter(condition -> "True".equals(condition.getStatus()))
        .map(
            condition ->
                new Evidence(
                    "node " + node.getMetadata().getName() + ", condition DiskPressure",
                    Objects.requireNonNullElse(condition.getMessage(), "")))
        .findFirst();
  }

  private static boolean isAboutTheDisk(Event event) {
    String message = Objects.requireNonNullElse(event.getMessage(), "");
    return event.getReason().contains("Disk") || message.contains("ephemeral-storage");
  }
}
