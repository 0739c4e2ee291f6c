package io.boulderk8s.cli;

import io.boulderk8s.app.Components;
import io.boulderk8s.app.JobSummary;
import io.boulderk8s.app.MatrixCells;
import io.boulderk8s.app.MatrixRequest;
import io.boulderk8s.app.MatrixRequest.Running;
import io.boulderk8s.app.RunMatrix;
import io.boulderk8s.matrix.MatrixResult;
import io.boulderk8s.matrix.PlanText;
import io.boulderk8s.matrix.ResultJson;
import io.boulderk8s.matrix.ResultMarkdown;
import io.boulderk8s.matrix.ResultText;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Runs the CI matrix of the checkout, on one machine or on the nodes of a cluster. */
@Command(
    name = "matrix",
    description = {
      "Run the cells of the checkout's CI matrix, as many at once as fit.",
      "The longest start first. With --context they spread over the nodes of that cluster.",
      "Ends with the code of the worst cell: 76 (not known how one ended), another failure of the"
          + " tool (64 to 78), 130 (one did not run), the tests' highest code, 0 only when every"
          + " cell passed."
    })
final class MatrixCommand implements Callable<Integer> {
  @Mixin private CheckoutOptions checkoutOptions = new CheckoutOptions();
  @Mixin private ClusterOptions clusterOptions = new ClusterOptions();
  @Mixin private MountOptions mountOptions = new MountOptions();
  @Mixin private OutputOptions outputOptions = new OutputOptions();
  @Mixin private MatrixOptions options = new MatrixOptions();

  private final Invocation invocation;

  MatrixCommand(Invocation invocation) {
    this.invocation = invocation;
  }

  @Override
  public Integer call() {
    Components components = outputOptions.components(invocation);
    MatrixRequest request =
        options.request(
            checkoutOptions.source(invocation, components.reporter()),
            checkoutOptions.nameOfWhole(),
            clusterOptions.request(invocation),
            mountOptions.folders());
    MatrixCells cells = MatrixCells.of(request, invocation.environment());
    if (options.dry()) {
      invocation.stdout().print(PlanText.of(cells.cells(), cells.estimates(), cells.notRun()));
      return 0;
    }
    if (cells.cells().isEmpty()) {
      components
          .reporter()
          .notice("every cell passed when it last ran: there is nothing to run again");
      return 0;
    }
    Running running = options.running(invocation);
    return invocation
        .interruptible()
        .call(() -> told(RunMatrix.on(components, request, running, cells)));
  }

  private int told(MatrixResult result) {
    invocation.stdout().print(options.json() ? ResultJson.of(result) : ResultText.of(result));
    JobSummary.of(invocation.environment()).append(ResultMarkdown.of(result));
    RunMatrix.refuseUnfinished(result);
    return result.exitCode();
  }
}
