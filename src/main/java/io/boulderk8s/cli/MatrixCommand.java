package io.boulderk8s.cli;

import io.boulderk8s.bundle.StepSummary;
import io.boulderk8s.cells.Mounts;
import io.boulderk8s.checkout.Checkout;
import io.boulderk8s.concurrent.Cancellation;
import io.boulderk8s.concurrent.Reason;
import io.boulderk8s.failure.BoulderK8sException;
import io.boulderk8s.failure.FailureKind;
import io.boulderk8s.matrix.Cell;
import io.boulderk8s.matrix.CellEnd;
import io.boulderk8s.matrix.Estimate;
import io.boulderk8s.matrix.MatrixResult;
import io.boulderk8s.matrix.MatrixSource;
import io.boulderk8s.matrix.PlanText;
import io.boulderk8s.matrix.ResultJson;
import io.boulderk8s.matrix.ResultMarkdown;
import io.boulderk8s.matrix.ResultText;
import io.boulderk8s.plan.Plan;
import io.boulderk8s.report.Reporter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** The CI matrix of the checkout, on one machine or on the nodes of a cluster. */
@Command(
    name = "matrix",
    description = {
      "Run the cells of the checkout's CI matrix, as many at once as fit.",
      "Each has its own stack and its own copy-on-write view of the checkout. Cores and memory limit how many run at once; the longest start first. With --context they spread over the nodes of that cluster, and the checkout is sent there.",
      "Ends with the code of the worst cell: 76 (not known how one ended), another failure of the tool (64 to 78), 130 (one did not run), the tests' highest code, 0 only when every cell passed."
    })
final class MatrixCommand implements Callable<Integer> {
  @Mixin private CheckoutOptions checkoutOptions = new CheckoutOptions();
  @Mixin private ClusterOptions clusterOptions = new ClusterOptions();
  @Mixin private MountOptions mountOptions = new MountOptions();
  @Mixin private OutputOptions outputOptions = new OutputOptions();
  @Mixin private MatrixOptions options = new MatrixOptions();

  private final Surroundings surroundings;

  MatrixCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    Reporter reporter = outputOptions.reporter(surroundings);
    Checkout checkout = checkoutOptions.checkout(surroundings, reporter);
    MatrixSource source =
        options.source(checkout, checkoutOptions.harness().matrix(), surroundings);
    Plan standard = checkoutOptions.plan(checkout, false, surroundings);
    String stack = checkoutOptions.namespace(standard);
    MatrixFolder folder = new MatrixFolder(surroundings.cache().resolve("matrix").resolve(stack));
    List<Cell> cells = options.selected(source.cells(), folder.history());
    Map<Cell, Estimate> estimates = folder.history().estimates(cells);
    if (options.dry()) {
      surroundings.stdout().print(PlanText.of(cells, estimates, source.notRun()));
      return 0;
    }
    if (cells.isEmpty()) {
      reporter.notice("every cell passed when it last ran: there is nothing to run again");
      return 0;
    }
    List<Plan> plans = plans(checkout, cells);
    if (clusterOptions.travels()) {
      refuseElsewhere(Mounts.elsewhere(plans, checkout.root()));
    }
    Mounts.outside(plans, checkout.root())
        .forEach(
            path ->
                reporter.notice(
                    "cells share " + path + ": it is outside of the checkout, and they write it"));
    MatrixSession session =
        new MatrixSession(
            surroundings,
            clusterOptions,
            mountOptions.folders(checkout, plans, clusterOptions, surroundings),
            checkoutOptions,
            options,
            checkout,
            stack,
            folder);
    return Interruptible.of(surroundings)
        .call(() -> told(session.run(cells, plans, estimates, reporter)));
  }

  /** All of them, so that what is wrong with the files is known before anything begins. */
  private List<Plan> plans(Checkout checkout, List<Cell> cells) {
    List<Plan> plans = new ArrayList<>();
    for (Cell cell : cells) {
      Surroundings there = surroundings.with(cell.environment());
      plans.add(checkoutOptions.plan(checkout, false, there));
      if (cell.next()) {
        plans.add(checkoutOptions.plan(checkout, true, there));
      }
    }
    return plans;
  }

  private static void refuseElsewhere(List<Path> paths) {
    if (!paths.isEmpty()) {
      throw BoulderK8sException.of(
          FailureKind.UNAVAILABLE,
          paths.stream().map(Path::toString).collect(Collectors.joining(", ")),
          "services mount it, and it is outside of the checkout: it does not travel to the nodes of"
              + " --context",
          "give --nodes-see-host-at DIR where the nodes see this machine's files, or use kind");
    }
  }

  private int told(MatrixResult result) {
    surroundings.stdout().print(options.json() ? ResultJson.of(result) : ResultText.of(result));
    surroundings
        .variable("GITHUB_STEP_SUMMARY")
        .ifPresent(file -> StepSummary.append(Path.of(file), ResultMarkdown.of(result)));
    refuseUnfinished(result);
    return result.exitCode();
  }

  /** All of it may have ended before the signal came. */
  static void refuseUnfinished(MatrixResult result) {
    Optional<Reason> reason = Cancellation.requested();
    if (reason.isPresent() && result.count(CellEnd.State.NOT_RUN) > 0) {
      throw BoulderK8sException.of(
          FailureKind.INTERRUPTED,
          "matrix",
          reason.get().text() + ": not every cell ran to its end",
          "`boulder-k8s matrix --rerun-failed` runs the rest");
    }
  }
}
