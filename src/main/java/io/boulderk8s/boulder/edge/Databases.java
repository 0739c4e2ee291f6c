package io.boulderk8s.boulder.edge;

import io.boulderk8s.boulder.catalog.BoulderService;
import io.boulderk8s.boulder.config.DatabaseLinks;
import io.boulderk8s.boulder.config.Setting;
import io.boulderk8s.boulder.read.CheckoutTexts;
import io.boulderk8s.boulder.read.Generation;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Finds the databases of a service in the files that its JSON names. */
record Databases(CheckoutTexts texts, DatabaseLinks links) {
  /** Matches Go's form: user@tcp(host:port)/database. */
  private static final Pattern SOCKET = Pattern.compile("@tcp\\(([\\w.-]+):([0-9]{1,5})\\)");

  static Databases in(CheckoutTexts texts, Generation generation) {
    return new Databases(texts, new DatabaseLinks(texts, generation));
  }

  List<Edge> of(BoulderService service) {
    return service
        .settings()
        .filter(setting -> setting.key().equals("dbconnectfile"))
        .flatMap(setting -> edge(service, setting))
        .toList();
  }

  private Stream<Edge> edge(BoulderService service, Setting setting) {
    Optional<String> address = setting.text().map(links::content).flatMap(texts::text);
    return address.stream()
        .map(SOCKET::matcher)
        .filter(Matcher::find)
        .map(
            socket ->
                new Edge(
                    service.name(),
                    socket.group(1),
                    false,
                    Integer.parseInt(socket.group(2)),
                    Edge.Kind.SQL,
                    setting.name(),
                    List.of(),
                    setting.at()));
  }
}
