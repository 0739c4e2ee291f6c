package io.boulderk8s.matrix.exec;

import io.boulderk8s.concurrent.Cancellation;
import io.boulderk8s.concurrent.CancelledException;
import io.boulderk8s.failure.BoulderK8sException;
import io.boulderk8s.failure.FailureKind;
import io.boulderk8s.matrix.Cell;
import io.boulderk8s.matrix.CellEnd;
import io.boulderk8s.matrix.CellResult;
import io.boulderk8s.matrix.Usage;
import io.boulderk8s.process.ProcessFailedException;
import io.boulderk8s.process.ProcessTimeoutException;
import io.boulderk8s.process.ProgramNotFoundException;
import io.boulderk8s.report.Event;
import io.boulderk8s.report.Reporter;
import io.boulderk8s.report.SilentReporter;
import io.boulderk8s.report.Standing;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs one cell, from its stack to its result. It turns every failure into the cell's outcome and
 * throws none.
 *
 * @param nodes by name
 * @param artifacts the folder of all cells
 * @param keep whether stack and view stay
 */
record CellRun(
    CellStacks stacks,
    Map<String, CellNode> nodes,
    CellProcess process,
    UsageSampler usage,
    String stack,
    Path artifacts,
    boolean keep,
    Reporter reporter)
    implements MatrixRun.Work {
  private static final Logger LOG = LoggerFactory.getLogger(CellRun.class);

  @Override
  public CellResult run(Cell cell, String on) {
    CellNode node = Objects.requireNonNull(nodes.get(on), on);
    String namespace = cell.namespace(stack);
    Instant begin = reporter.clock().instant();
    CellFolder folder = CellFolder.empty(artifacts.resolve(cell.id()));
    reporter.progress(
        cell.id() + " begins" + (nodes.size() > 1 ? " on " + on : "") + ": " + cell.name());
    tell(cell, "starting", Standing.GOING);
    CellEnd end = end(cell, namespace, node, folder);
    Duration wall = Duration.between(begin, reporter.clock().instant());
    Optional<Usage> used =
        end.state() == CellEnd.State.NOT_RUN
            ? Optional.empty()
            : Optional.of(used(namespace, node, wall));
    CellResult result = new CellResult(cell, end, used, folder.tests(), folder.path().toString());
    tell(cell, line(result), end.state() == CellEnd.State.PASSED ? Standing.GOOD : Standing.BAD);
    return result;
  }

  @Override
  public boolean isUp(Cell cell) {
    boolean up = new CellFolder(artifacts.resolve(cell.id())).testsRun();
    if (up) {
      tell(cell, "running", Standing.GOING);
    }
    return up;
  }

  private CellEnd end(Cell cell, String namespace, CellNode node, CellFolder folder) {
    try {
      stacks.claim(namespace, reporter);
      Views.View view = node.views().make(namespace);
      if (!view.refusal().isEmpty()) {
        reporter.notice(
            "%s: the node refuses an overlay (%s): its view is a plain copy of the checkout"
                .formatted(cell.id(), view.refusal()));
      }
      int code = process.run(cell, namespace, view.path(), node.name(), folder);
      return CellEnd.of(code, folder.record());
    } catch (BoulderK8sException
        | CancelledException
        | ProcessTimeoutException
        | ProgramNotFoundException
        | ProcessFailedException
        | KubernetesClientException
        | UncheckedIOException e) {
      // a cancellation may come at any point
      return Cancellation.requested()
          .map(reason -> CellEnd.notRun(reason.text()))
          .orElseGet(() -> stopped(cell, e));
    }
  }

  private static CellEnd stopped(Cell cell, RuntimeException failure) {
    return switch (failure) {
      case BoulderK8sException known -> CellEnd.stopped(known.kind(), message(known));
      case CancelledException cancelled -> CellEnd.notRun(cancelled.reason().text());
      case ProcessTimeoutException late -> CellEnd.stopped(FailureKind.TIMEOUT, message(late));
      default -> {
        LOG.error("cell {}", cell.id(), failure);
        yield CellEnd.stopped(FailureKind.UNAVAILABLE, message(failure));
      }
    };
  }

  private static String message(RuntimeException e) {
    return String.valueOf(e.getMessage()).lines().findFirst().orElse("");
  }

  private Usage used(String namespace, CellNode node, Duration wall) {
    usage.look(node);
    return new Usage(
        wall,
        usage.samples().cpu(namespace),
        usage.samples().memory(namespace),
        written(namespace, node));
  }

  private long written(String namespace, CellNode node) {
    try {
      return node.views().written(namespace);
    } catch (BoulderK8sException | ProcessFailedException | NumberFormatException e) {
      LOG.warn("what {} wrote is not known", namespace, e);
      return 0;
    }
  }

  /**
   * Removes stack and view, whatever else fails. The next matrix removes what cannot be removed
   * now.
   */
  @Override
  public void clear(Cell cell, String on) {
    if (keep) {
      return;
    }
    String namespace = cell.namespace(stack);
    Cancellation.shielded(
        () -> {
          try {
            stacks.remove(namespace, new SilentReporter(reporter.clock()));
            Objects.requireNonNull(nodes.get(on), on).views().remove(namespace);
          } catch (BoulderK8sException
              | ProcessFailedException
              | ProcessTimeoutException
              | KubernetesClientException e) {
            LOG.error("stack {} is left", namespace, e);
            reporter.notice(
                "%s: stack %s or its view could not be removed (%s); `boulder-k8s down` tries again"
                    .formatted(cell.id(), namespace, message(e)));
          }
        });
  }

  private void tell(Cell cell, String state, Standing standing) {
    reporter.report(new Event.CellChanged(cell.id(), cell.name(), state, standing));
  }

  private static String line(CellResult result) {
    CellEnd end = result.end();
    return end.state() == CellEnd.State.PASSED
        ? "passed"
        : "%s, exit code %d".formatted(end.state().word(), end.exitCode());
  }
}
