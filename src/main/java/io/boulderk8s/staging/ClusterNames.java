package io.boulderk8s.staging;

import io.boulderk8s.boulder.BoulderNetwork;
import io.boulderk8s.boulder.catalog.BoulderService;
import io.boulderk8s.boulder.catalog.Catalog;
import io.boulderk8s.boulder.consul.ConsulConfig;
import io.boulderk8s.boulder.consul.ConsulService;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
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

  private static final Pattern SOCKET = Pattern.compile("([\\w.-]+):([0-9]{1,5})");
  private static final Pattern URL =
      Pattern.compile("(https?://)([\\w.-]+:[0-9]{1,5})((?:[/?#].*)?)");

  /** Returns the socket of the Service that answers; empty unless it is a split service's. */
  Optional<String> socket(String socket) {
    Matcher parts = SOCKET.matcher(socket);
    if (!parts.matches()) {
      return Optional.empty();
    }
    String host = catalog.consul().address(parts.group(1)).orElse(parts.group(1));
    return catalog
        .atRunner(host, Integer.parseInt(parts.group(2)))
        .map(BoulderService::name)
        .flatMap(owner -> Optional.ofNullable(services.get(owner)))
        .map(name -> name + ":" + parts.group(2));
  }

  Optional<String> url(String url) {
    Matcher parts = URL.matcher(url);
    return parts.matches()
        ? socket(parts.group(2)).map(socket -> parts.group(1) + socket + parts.group(3))
        : Optional.empty();
  }

  /** Returns the same socket at its address; empty unless it is one of Consul's names. */
  Optional<String> atAddress(String socket) {
    Matcher parts = SOCKET.matcher(socket);
    return parts.matches() && ConsulConfig.nameOf(parts.group(1)).isPresent()
        ? catalog.consul().address(parts.group(1)).map(address -> address + ":" + parts.group(2))
        : Optional.empty();
  }

  /** Returns all sockets that Consul has for a name. */
  List<String> sockets(String announced) {
    return catalog.consul().named(announced).stream().flatMap(ClusterNames::socket).toList();
  }

  private static Stream<String> socket(ConsulService service) {
    return service.address().stream()
        .flatMap(address -> service.port().stream().mapToObj(port -> address + ":" + port));
  }

  boolean isSplit(ConsulService service) {
    return owner(service).map(BoulderService::name).filter(services::containsKey).isPresent();
  }

  /** Returns whoever answers where Consul says that a service is. */
  Optional<BoulderService> owner(ConsulService service) {
    return service
        .address()
        .filter(BoulderNetwork::isRunner)
        .flatMap(address -> catalog.atRunner(address, service.port().orElse(0)));
  }
}
