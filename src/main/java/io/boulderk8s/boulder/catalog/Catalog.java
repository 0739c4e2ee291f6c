package io.boulderk8s.boulder.catalog;

import io.boulderk8s.boulder.BoulderNetwork;
import io.boulderk8s.boulder.consul.ConsulConfig;
import io.boulderk8s.boulder.read.CheckoutTexts;
import io.boulderk8s.boulder.read.Finding;
import io.boulderk8s.boulder.read.Generation;
import io.boulderk8s.failure.BoulderK8sException;
import java.util.List;
import java.util.Optional;

/**
 * The services of a checkout, of one generation of their configuration.
 *
 * @param services in the order of startservers.py; chall-test-srv, which it has apart, is the last
 * @param consul the names that services find one another by
 * @param notices what was understood, and may surprise
 */
public record Catalog(
    Generation generation,
    List<BoulderService> services,
    ConsulConfig consul,
    List<Finding> notices) {
  public Catalog {
    services = List.copyOf(services);
    notices = List.copyOf(notices);
  }

  /**
   * Derives it.
   *
   * @throws BoulderK8sException CHECKOUT, with all that is not understood
   */
  public static Catalog read(CheckoutTexts texts, Generation generation) {
    return new CatalogReader(texts, generation).read();
  }

  public Optional<BoulderService> named(String name) {
    return services.stream().filter(service -> service.name().equals(name)).findFirst();
  }

  /** Returns the service that a connection to the address of their machine ends at. */
  public Optional<BoulderService> atRunner(String host, int port) {
    String address = BoulderNetwork.address(host);
    return services.stream()
        .filter(_ -> BoulderNetwork.leadsToRunner(host))
        .filter(service -> service.listening(address, port).isPresent())
        .findFirst();
  }
}
