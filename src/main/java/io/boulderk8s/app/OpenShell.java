package io.boulderk8s.app;

import io.boulderk8s.plan.Plan;
import io.boulderk8s.run.Terminal;
import java.util.List;
import java.util.Optional;

/**
 * Does what `shell` does: executes a command in a running service.
 *
 * @param service else the runner
 * @param force also in a stack of another installation or checkout
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
    try (OpenCluster open = OpenCluster.required(cluster, components)) {
      if (!force) {
        WhoseStack.of(open, source, name)
            .refuseForeign(namespace, "`--stack NAME` for your own; `shell --force` for this one");
      }
      return new Terminal(
              open.api(), open.streams(), components.processes(), user.stdin(), user.output())
          .open(namespace, service.orElseGet(() -> source.harness().runner()), command);
    }
  }
}
