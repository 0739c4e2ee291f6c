package io.boulderk8s.cli;

import io.boulderk8s.app.Components;
import io.boulderk8s.app.StackSource;
import io.boulderk8s.app.TakeSnapshot;
import io.boulderk8s.console.SnapshotTable;
import io.boulderk8s.report.Reporter;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Makes an image of a whole node, from which `up` starts clusters faster than kind does. */
@Command(
    name = "snapshot",
    description = {
      "Make a local image of a cluster with its images.",
      "`up` and `test` start a missing cluster from it while images, node image and boulder-k8s are"
          + " the same."
    })
final class SnapshotCommand implements Callable<Integer> {
  @Spec private @Nullable CommandSpec spec;
  @Mixin private CheckoutOptions checkoutOptions = new CheckoutOptions();
  @Mixin private OutputOptions outputOptions = new OutputOptions();
  @Mixin private TraceOptions traceOptions = new TraceOptions();

  @Option(names = "--list", description = "Only list the snapshots.")
  private boolean list;

  @Option(names = "--remove", description = "Only remove all snapshots; clusters stay.")
  private boolean remove;

  private final Invocation invocation;

  SnapshotCommand(Invocation invocation) {
    this.invocation = invocation;
  }

  @Override
  public Integer call() {
    if (list && remove) {
      throw new ParameterException(
          Objects.requireNonNull(spec).commandLine(), "give only one of --list, --remove");
    }
    return traceOptions.around(
        "snapshot", invocation, outputOptions.reporter(invocation), this::traced);
  }

  private int traced(Reporter reporter) {
    TakeSnapshot snapshots = new TakeSnapshot(new Components(invocation.environment(), reporter));
    if (list) {
      invocation.stdout().print(SnapshotTable.of(snapshots.all()));
      return 0;
    }
    if (remove) {
      snapshots.removeAll();
      return 0;
    }
    StackSource source = checkoutOptions.source(invocation, reporter);
    String made = invocation.interruptible().call(() -> snapshots.of(source));
    invocation.stdout().println(made);
    return 0;
  }
}
