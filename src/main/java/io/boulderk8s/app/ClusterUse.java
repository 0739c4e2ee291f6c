package io.boulderk8s.app;

import io.boulderk8s.failure.Problem;
import io.boulderk8s.manifest.Labels;
import io.boulderk8s.ownership.StackLock;
import io.boulderk8s.run.Limits;
import io.boulderk8s.run.RunView;
import io.fabric8.kubernetes.api.model.Namespace;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Finds what would be lost with a whole cluster: stacks of other installations, and work in this
 * installation's own.
 */
record ClusterUse(OpenCluster open, Path workingDirectory) implements DeleteCluster.Users {
  private static final String NEXT = "`boulder-k8s down --cluster --force` deletes all of it";
  private static final Set<String> GOING = Set.of("starting", "running");

  @Override
  public List<Problem> uses() {
    List<Namespace> stacks =
        open
            // one attempt: an API server that does not answer must not keep its cluster long
            .streams()
            .namespaces()
            .withLabel(Labels.MANAGED_BY, Labels.TOOL)
            .list()
            .getItems();
    return Stream.concat(
            stacks.stream().flatMap(stack -> problem(stack).stream()),
            stacks.isEmpty() ? Stream.empty() : runs())
        .toList();
  }

  private Optional<Problem> problem(Namespace stack) {
    String name = stack.getMetadata().getName();
    return open.owner(workingDirectory)
        .of(stack)
        .otherInstallation()
        .map(whose -> "it belongs to " + whose)
        .or(
            () ->
                StackLock.holder(open.locks().file(name))
                    .map(who -> "another boulder-k8s works on it: " + who))
        .map(what -> new Problem("namespace " + name, what, NEXT));
  }

  private Stream<Problem> runs() {
    return open.runs(Limits.standard()).list(Optional.empty()).stream()
        .filter(run -> GOING.contains(run.state()))
        .map(ClusterUse::problem);
  }

  private static Problem problem(RunView run) {
    return new Problem(
        "namespace " + run.namespace(),
        "run %s is going on (`%s`, since %s, by %s)"
            .formatted(run.id(), String.join(" ", run.command()), run.started(), run.by()),
        NEXT);
  }

  @Override
  public void close() {
    open.close();
  }
}
