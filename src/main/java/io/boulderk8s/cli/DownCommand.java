package io.boulderk8s.cli;

import io.boulderk8s.checkout.Checkout;
import io.boulderk8s.deploy.StackRemoval;
import io.boulderk8s.image.AgentImage;
import io.boulderk8s.report.Reporter;
import io.boulderk8s.run.StackLock;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Removes one stack, or the cluster with all of them. */
@Command(
    name = "down",
    description = "Remove this checkout's stack; with --cluster, the whole cluster.")
final class DownCommand implements Callable<Integer> {
  @Mixin private CheckoutOptions checkoutOptions = new CheckoutOptions();
  @Mixin private ClusterOptions clusterOptions = new ClusterOptions();
  @Mixin private OutputOptions outputOptions = new OutputOptions();

  @Mixin private TraceOptions traceOptions = new TraceOptions();

  @Option(names = "--cluster", description = "Delete the cluster and every stack on it.")
  private boolean cluster;

  private final Surroundings surroundings;

  DownCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    return traceOptions.around(
        "down", surroundings, outputOptions.reporter(surroundings), this::down);
  }

  private int down(Reporter reporter) {
    Wiring wiring = new Wiring(surroundings, reporter);
    if (cluster) {
      String name = clusterOptions.name(surroundings);
      reporter.step(
          "cluster " + name + " deleted",
          () -> clusterOptions.provider(wiring).delete(name, reporter));
      return 0;
    }
    Checkout checkout = checkoutOptions.checkout(surroundings, reporter);
    String namespace = checkoutOptions.namespace(checkout, surroundings);
    Optional<Session> session = Session.find(surroundings, clusterOptions, wiring, reporter);
    if (session.isEmpty()) {
      reporter.notice("there is no cluster, so there is nothing to remove");
      return 0;
    }
    String who = Caller.of(surroundings).doing("boulder-k8s down");
    try (Session open = session.get();
        StackLock _ = StackLock.take(open.lockFile(namespace), who, reporter)) {
      EphemeralStacks.sweep(open, reporter);
      MatrixSession.sweep(open, namespace, wiring, reporter);
      if (!new StackRemoval(open.api(), AgentImage.reference(), reporter).remove(namespace)) {
        reporter.notice("there is no stack " + namespace);
      }
    }
    return 0;
  }
}
