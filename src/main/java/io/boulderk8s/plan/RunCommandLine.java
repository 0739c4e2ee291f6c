package io.boulderk8s.plan;

import io.boulderk8s.boulder.Harness;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Gives the runner the command of one run: `docker compose run -e NAME --name NAME boulder
 * ./test.sh ARGS`.
 */
public final class RunCommandLine {
  private final Harness harness;

  public RunCommandLine(Harness harness) {
    this.harness = harness;
  }

  /**
   * Returns the runner as it executes the test command.
   *
   * @param caller the caller's environment: a passed variable that is not set there keeps the
   *     service's value
   */
  public Workload test(
      Workload runner, boolean next, List<String> arguments, Map<String, String> caller) {
    List<String> command = new ArrayList<>(harness.testCommand());
    if (next) {
      command.addAll(harness.nextArguments());
    }
    command.addAll(arguments);
    return command(runner, command, caller);
  }

  /** Returns the runner as it executes any command, after its entrypoint. */
  public Workload command(Workload runner, List<String> command, Map<String, String> caller) {
    SortedMap<String, String> environment =
        new TreeMap<>(runner.container().environment().values());
    for (String name : harness.passedEnvironment()) {
      String value = caller.get(name);
      if (value != null) {
        environment.put(name, value);
      }
    }
    return runner.runningAs(harness.runName(), command, environment);
  }
}
