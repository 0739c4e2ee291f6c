package io.boulderk8s.boulder.edge;

import io.boulderk8s.boulder.catalog.BoulderService;
import io.boulderk8s.boulder.config.ConfigValue;
import io.boulderk8s.boulder.config.Setting;
import io.boulderk8s.boulder.read.Place;
import java.util.List;
import java.util.stream.Stream;

/**
 * A client that a gRPC server admits: the second derivation of edges begins here.
 *
 * @param server the server's name
 * @param service what may be called, such as sa.StorageAuthority
 * @param client a name that the client's certificate must have
 */
public record Admission(String server, String service, String client, Place at) {
  /** Returns what the server's configuration says: `grpc...` . `services` . X . `clientNames`. */
  static Stream<Admission> of(BoulderService server) {
    return server
        .settings()
        .filter(Admission::isClientName)
        .map(
            setting ->
                new Admission(
                    server.name(),
                    setting.path().get(setting.path().size() - 3),
                    setting.text().orElseThrow(),
                    setting.at()));
  }

  private static boolean isClientName(Setting setting) {
    List<String> path = setting.path();
    int size = path.size();
    return size >= 5
        && setting.value() instanceof ConfigValue.Text
        && setting.text().isPresent()
        && path.get(size - 2).equalsIgnoreCase("clientNames")
        && path.get(size - 4).equalsIgnoreCase("services")
        && path.get(size - 5).regionMatches(true, 0, "grpc", 0, 4);
  }
}
