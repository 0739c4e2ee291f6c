package io.boulderk8s.app;

import io.boulderk8s.plan.Plan;
import io.boulderk8s.run.Terminal;
import java.util.List;
import java.util.Optional;

/**
 * Does what `shell` does: executes a command in a running service.
 *
 * @param service else the runner
 */
public record OpenShell(
    StackSource source,
    StackName name,
    ClusterRequest cluster,
    Optional<String> service,
    List<String> command) {
  public OpenShell {
    command = List.copyOf(command);
  }

  /** Returns the exit code of the command. */
  public int on(Components components, Streams user) {
    Plan plan = source.plan(false);
    try (OpenCluster open = OpenCluster.required(cluster, components)) {
      return new Terminal(
              open.api(), open.streams(), components.processes(), user.stdin(), user.output())
          .open(name.namespace(plan), service.orElseGet(() -> source.harness().runner()), command);
    }
  }
}
