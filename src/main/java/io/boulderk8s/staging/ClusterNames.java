package io.boulderk8s.staging;

import io.boulderk8s.boulder.catalog.BoulderService;
import io.boulderk8s.boulder.catalog.Catalog;
import io.boulderk8s.boulder.consul.ConsulService;
import io.boulderk8s.boulder.read.HttpUrl;
import io.boulderk8s.boulder.read.Socket;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Translates what services call one another by into what the cluster has.
 *
 * @param services the names of Services, by those of the split services
 */
record ClusterNames(Catalog catalog, Map<String, String> services) {
  /** The cluster's DNS server, as every pod finds it. */
  static final String DNS = "kube-dns.kube-system";

  /** Keys of sections that ask for service records, in lower case. */
  static final List<String> LOOKUPS = List.of("srvlookup", "srvlookups");

  /** Returns the socket of the Service that answers; empty unless it is a split service's. */
  Optional<String> socket(String socket) {
    return Socket.of(socket).flatMap(this::ofService);
  }

  private Optional<String> ofService(Socket socket) {
    String host = catalog.consul().address(socket.host()).orElse(socket.host());
    return catalog
        .atRunner(host, socket.port())
        .map(BoulderService::name)
        .flatMap(owner -> Optional.ofNullable(services.get(owner)))
        .map(name -> name + ":" + socket.port());
  }

  Optional<String> url(String url) {
    return HttpUrl.of(url).flatMap(parts -> ofService(parts.socket()).map(parts::at));
  }

  /** Returns the same socket at its address; empty unless it is one of Consul's names. */
  Optional<String> atAddress(String written) {
    return Socket.of(written)
        .flatMap(
            socket ->
                catalog
                    .consul()
                    .address(socket.host())
                    .map(address -> new Socket(address, socket.port()).toString()));
  }

  /** Returns all sockets that Consul has for a name. */
  List<String> sockets(String announced) {
    return catalog.consul().named(announced).stream().flatMap(ClusterNames::socket).toList();
  }

  private static Stream<String> socket(ConsulService service) {
    return service.address().stream()
        .flatMap(
            address ->
                service.port().stream().mapToObj(port -> new Socket(address, port).toString()));
  }

  boolean isSplit(ConsulService service) {
    return owner(service).map(BoulderService::name).filter(services::containsKey).isPresent();
  }

  /** Returns whoever answers where Consul says that a service is. */
  Optional<BoulderService> owner(ConsulService service) {
    return service
        .address()
        .flatMap(address -> catalog.atRunner(address, service.port().orElse(0)));
  }
}
