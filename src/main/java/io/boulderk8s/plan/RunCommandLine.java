package io.boulderk8s.plan;

import io.boulderk8s.boulder.Harness;
import io.boulderk8s.boulder.ProgramsBuild;
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

  /**
   * Returns the runner as it builds the checkout's programs.
   *
   * @param builds whether it does that, or only what its entrypoint prepares for them
   */
  public Workload programs(Workload runner, boolean builds, Map<String, String> caller) {
    Workload run =
        command(runner, builds ? ProgramsBuild.command() : ProgramsBuild.nothing(), caller);
    return run.runningAs(
        ProgramsBuild.RUN_NAME,
        run.container().argv().command().orElse(List.of()),
        run.container().environment().values());
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
