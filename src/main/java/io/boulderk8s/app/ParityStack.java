package io.boulderk8s.app;

import io.boulderk8s.failure.BoulderK8sException;
import io.boulderk8s.failure.FailureKind;
import io.boulderk8s.parity.probe.Execution;
import io.boulderk8s.plan.Workload;
import io.boulderk8s.run.FollowOptions;
import io.boulderk8s.run.Limits;
import io.boulderk8s.run.RunOutput;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Function;

/** Holds a stack for a comparison, and does in it what `up` and `test` do. */
final class ParityStack implements AutoCloseable {
  static final Limits LIMITS = Limits.standard();

  private final OpenStack stack;
  private final Function<List<String>, Workload> runs;
  private final RunOutput output;
  private final OpenStack.Hold hold;

  /**
   * Opens the stack, which no other process works on until this is closed.
   *
   * @param runs the runner with arguments for test.sh
   * @param output where that of the setup goes
   * @throws BoulderK8sException BUSY when the stack is another installation's, or a run goes on
   */
  ParityStack(OpenStack stack, Function<List<String>, Workload> runs, RunOutput output) {
    this.stack = stack;
    this.runs = runs;
    this.output = output;
    this.hold = stack.lock("boulder-k8s parity", true);
    try {
      stack.refuseForeign();
      stack.refuseBusy(runs.apply(List.of()));
    } catch (RuntimeException e) {
      hold.close();
      throw e;
    }
  }

  void up() {
    int code = new PrepareStack(stack, Preparation.STANDARD, LIMITS, output).with(hold);
    if (code != 0) {
      throw BoulderK8sException.of(
          FailureKind.DEPENDENCY, "setup", "it ended with " + code, "its output is above");
    }
  }

  Execution test(List<String> arguments) {
    up();
    ByteArrayOutputStream stdout = new ByteArrayOutputStream();
    ByteArrayOutputStream stderr = new ByteArrayOutputStream();
    Workload run = runs.apply(arguments);
    int code =
        stack
            .launch(run, stack.ticket(run))
            .follow(FollowOptions.plain(new RunOutput(stdout, stderr)));
    return new Execution(code, lines(stdout), lines(stderr));
  }

  private static List<String> lines(ByteArrayOutputStream output) {
    return output.toString(StandardCharsets.UTF_8).lines().toList();
  }

  @Override
  public void close() {
    hold.close();
  }
}
