package io.boulderk8s.app;

import io.boulderk8s.plan.Plan;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Does what `shell` does: executes a command in a running service.
 *
 * <ol>
 *   <li>cluster: it must be there
 *   <li>owner: refuse a stack of another owner; not with force
 *   <li>execute
 * </ol>
 *
 * @param service the service; else the runner
 * @param force whether to enter a stack of another installation or checkout, too
 */
public record OpenShell(
    StackSource source,
    StackName name,
    ClusterRequest cluster,
    Optional<String> service,
    List<String> command,
    boolean force) {
  public OpenShell {
    command = List.copyOf(command);
  }

  /** Returns the exit code of the command. */
  public int on(Components components, Streams user) {
    Plan plan = source.plan(false);
    String namespace = name.namespace(plan);
    return in(
        () ->
            ClusterStackView.of(OpenCluster.required(cluster, components), source, name, namespace),
        user);
  }

  int in(Supplier<StackView> stack, Streams user) {
    try (StackView open = stack.get()) {
      if (!force) {
        open.refuseForeign("`--stack NAME` for your own; `shell --force` for this one");
      }
      return open.execute(service.orElseGet(() -> source.harness().runner()), command, user);
    }
  }
}
