package io.boulderk8s.console;

import static java.util.stream.Collectors.joining;

import io.boulderk8s.boulder.ServiceMap;
import io.boulderk8s.boulder.catalog.BoulderService;
import io.boulderk8s.boulder.catalog.Port;
import io.boulderk8s.boulder.config.FileReference;
import io.boulderk8s.boulder.edge.Edge;
import io.boulderk8s.boulder.read.Word;
import io.boulderk8s.report.Table;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/** Shows services of a checkout. */
public final class ServicesText {
  private static final String SOURCE = "SOURCE";

  private ServicesText() {}

  /** Returns a line for each. */
  public static String all(ServiceMap map) {
    Table table = new Table(List.of("SERVICE", "GROUP", "PORTS", "NEEDS", SOURCE));
    for (BoulderService service : map.catalog().services()) {
      table.add(
          service.name(),
          service.group().word(),
          service.ports().stream().map(Port::toString).collect(joining(", ")),
          service.needs().stream().map(Word::text).collect(joining(", ")),
          service.at().toString());
    }
    return table.text();
  }

  /** Returns all that is known of one service. */
  public static String one(ServiceMap map, BoulderService service) {
    String name = service.name();
    return "%s: group %s, %s%n".formatted(name, service.group().word(), service.at())
        + "command: %s%n".formatted(service.argv().stream().map(Word::text).collect(joining(" ")))
        + ports(service.ports())
        + needs(service.needs())
        + edges("CALLS", map.edges().from(name), Edge::to)
        + edges("IS CALLED BY", map.edges().to(name), Edge::from)
        + outsiders(map.edges().outsidersOf(name))
        + files(map.files().getOrDefault(name, List.of()));
  }

  private static String ports(List<Port> ports) {
    Table table = new Table(List.of("PORT", "FOR", SOURCE));
    ports.forEach(port -> table.add(port.socket(), port.role().word(), port.at().toString()));
    return section(ports.isEmpty(), table);
  }

  private static String needs(List<Word> needs) {
    Table table = new Table(List.of("NEEDS", SOURCE));
    needs.forEach(need -> table.add(need.text(), need.at().toString()));
    return section(needs.isEmpty(), table);
  }

  private static String edges(String heading, List<Edge> edges, Function<Edge, String> end) {
    Table table = new Table(List.of(heading, "PORT", "BY", "MAY CALL", SOURCE));
    for (Edge edge : edges) {
      table.add(
          end.apply(edge),
          String.valueOf(edge.port()),
          edge.kind().word(),
          calls(edge),
          edge.at() + " " + edge.reason());
    }
    return section(edges.isEmpty(), table);
  }

  private static String calls(Edge edge) {
    boolean refused = edge.kind() == Edge.Kind.GRPC && edge.owned() && edge.services().isEmpty();
    return refused ? "nothing" : String.join(", ", edge.services());
  }

  private static String outsiders(Set<String> names) {
    return names.isEmpty()
        ? ""
        : "%nit admits from outside: %s%n".formatted(String.join(", ", names));
  }

  private static String files(List<FileReference> files) {
    Table table = new Table(List.of("FILE", "KIND", SOURCE));
    for (FileReference file : files) {
      String link = file.content().equals(file.path()) ? "" : " -> " + file.content();
      table.add(file.path() + link, file.kind().word(), file.at().toString());
    }
    return section(files.isEmpty(), table);
  }

  private static String section(boolean empty, Table table) {
    return empty ? "" : "\n" + table.text();
  }
}
