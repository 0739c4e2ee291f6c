package io.boulderk8s.cli;

import io.boulderk8s.checkout.Checkout;
import io.boulderk8s.failure.BoulderK8sException;
import io.boulderk8s.ownership.OwnerCheck;
import io.boulderk8s.report.Reporter;
import io.boulderk8s.run.EphemeralStacks;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Removes one stack, or the cluster with all of them. */
@Command(
    name = "down",
    description = "Remove this checkout's stack; with --cluster, the whole cluster.")
final class DownCommand implements Callable<Integer> {
  private static final Logger LOG = LoggerFactory.getLogger(DownCommand.class);

  @Mixin private CheckoutOptions checkoutOptions = new CheckoutOptions();
  @Mixin private ClusterOptions clusterOptions = new ClusterOptions();
  @Mixin private OutputOptions outputOptions = new OutputOptions();

  @Mixin private TraceOptions traceOptions = new TraceOptions();

  @Option(names = "--cluster", description = "Delete the cluster and every stack on it.")
  private boolean cluster;

  @Option(
      names = "--force",
      description =
          "Also what belongs to another checkout or installation, and while a run is going on.")
  private boolean force;

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
    return cluster ? cluster(wiring, reporter) : stack(wiring, reporter);
  }

  private int cluster(Wiring wiring, Reporter reporter) {
    String name = clusterOptions.name(surroundings);
    if (!force && !clusterOptions.existing()) {
      refuseIfUsed(wiring, reporter);
    }
    reporter.step(
        "cluster " + name + " deleted",
        () -> clusterOptions.provider(wiring).delete(name, reporter));
    return 0;
  }

  /** A cluster that is half-made or ill cannot be asked, and is deleted because of that. */
  private void refuseIfUsed(Wiring wiring, Reporter reporter) {
    Optional<Session> session;
    try {
      session = Session.find(surroundings, clusterOptions, wiring, reporter);
    } catch (BoulderK8sException e) {
      LOG.info("the cluster is not asked who uses it", e);
      return;
    }
    try (@Nullable Session open = session.orElse(null)) {
      if (open != null) {
        // whichever checkout: only its installation counts
        new ClusterUse(open, open.owner(surroundings.workingDirectory())).refuse();
      }
    } catch (KubernetesClientException e) {
      reporter.notice("its API server does not say who uses it: " + e.getMessage());
    }
  }

  private int stack(Wiring wiring, Reporter reporter) {
    Checkout checkout = checkoutOptions.checkout(surroundings, reporter);
    String namespace = checkoutOptions.namespace(checkout, surroundings);
    Optional<Session> session = Session.find(surroundings, clusterOptions, wiring, reporter);
    if (session.isEmpty()) {
      reporter.notice("there is no cluster, so there is nothing to remove");
      return 0;
    }
    try (Session open = session.get();
        EphemeralStacks _ = open.ephemeralStacks(reporter).sweep()) {
      OwnerCheck owner = open.owner(checkout.root());
      boolean there = new StackTakedown(open, namespace, owner, force, reporter).remove();
      new MatrixRemoval(open, namespace, owner, wiring.docker(), reporter).remove();
      if (!there) {
        reporter.notice("there is no stack " + namespace);
      }
    }
    return 0;
  }
}
