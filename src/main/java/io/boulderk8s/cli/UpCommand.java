package io.boulderk8s.cli;

import io.boulderk8s.checkout.Checkout;
import io.boulderk8s.plan.Plan;
import io.boulderk8s.report.EventRecord;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Cluster, images, certificates and dependencies: everything that the tests need. */
@Command(name = "up", description = "Bring up everything that the checkout's tests need.")
final class UpCommand implements Callable<Integer> {
  @Mixin private CheckoutOptions checkoutOptions = new CheckoutOptions();
  @Mixin private ClusterOptions clusterOptions = new ClusterOptions();
  @Mixin private OutputOptions outputOptions = new OutputOptions();

  @Option(names = "--config-next", description = "With the override file of config-next, as tn.sh.")
  private boolean next;

  private final Surroundings surroundings;

  UpCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    EventRecord reporter = new EventRecord(outputOptions.reporter(surroundings));
    Checkout checkout = checkoutOptions.checkout(surroundings, reporter);
    Plan standard = checkoutOptions.plan(checkout, false, surroundings);
    Plan wanted = next ? checkoutOptions.plan(checkout, true, surroundings) : standard;
    Wiring wiring = new Wiring(surroundings);
    String namespace = checkoutOptions.namespace(standard);
    try (OutputCopy copy = OutputCopy.of(surroundings);
        Session session =
            Session.ensure(copy.recorded(surroundings), clusterOptions, wiring, reporter)) {
      return new Aftermath(
              surroundings,
              reporter,
              copy,
              List.of("up"),
              () -> checkoutOptions.model(checkout, next, surroundings),
              Optional.empty())
          .of(session, namespace, () -> session.up(checkout, standard, wanted, namespace, wiring));
    }
  }
}
