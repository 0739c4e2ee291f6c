package io.boulderk8s.console;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.boulderk8s.boulder.ServiceMap;
import io.boulderk8s.boulder.catalog.BoulderService;
import io.boulderk8s.boulder.edge.Edge;
import io.boulderk8s.boulder.read.Finding;
import io.boulderk8s.boulder.read.Word;
import io.boulderk8s.json.Json;
import java.util.List;

/** Writes services of a checkout as JSON, for programs. */
public final class ServicesJson {
  private static final String NAME = "name";
  private static final String KIND = "kind";
  private static final String SOURCE = "source";

  private ServicesJson() {}

  /**
   * Writes some services, and what was found.
   *
   * @param findings those that are about them
   */
  public static String of(ServiceMap map, List<BoulderService> services, List<Finding> findings) {
    ObjectNode root = Json.MAPPER.createObjectNode();
    root.put("config", map.catalog().generation().folder());
    ArrayNode all = root.putArray("services");
    services.forEach(service -> service(all.addObject(), map, service));
    ArrayNode found = root.putArray("findings");
    for (Finding finding : findings) {
      found
          .addObject()
          .put(SOURCE, finding.at().toString())
          .put("what", finding.what())
          .put("next", finding.next());
    }
    return root.toPrettyString() + "\n";
  }

  private static void service(ObjectNode node, ServiceMap map, BoulderService service) {
    node.put(NAME, service.name());
    node.put("group", service.group().word());
    node.put("listed", service.listed());
    node.put(SOURCE, service.at().toString());
    ArrayNode argv = node.putArray("command");
    service.argv().forEach(word -> argv.add(word.text()));
    service.hostOverride().ifPresent(host -> node.put("hostOverride", host));
    ArrayNode ports = node.putArray("ports");
    service
        .ports()
        .forEach(
            port ->
                ports
                    .addObject()
                    .put("address", port.address())
                    .put("port", port.number())
                    .put("for", port.role().word())
                    .put(SOURCE, port.at().toString()));
    ArrayNode needs = node.putArray("needs");
    for (Word need : service.needs()) {
      needs.addObject().put(NAME, need.text()).put(SOURCE, need.at().toString());
    }
    edges(node.putArray("calls"), map.edges().from(service.name()));
    edges(node.putArray("calledBy"), map.edges().to(service.name()));
    ArrayNode outsiders = node.putArray("admitsFromOutside");
    map.edges().outsidersOf(service.name()).forEach(outsiders::add);
    files(node.putArray("files"), map, service);
  }

  private static void edges(ArrayNode nodes, List<Edge> edges) {
    for (Edge edge : edges) {
      ObjectNode node =
          nodes
              .addObject()
              .put("from", edge.from())
              .put("to", edge.to())
              .put("isService", edge.owned())
              .put("port", edge.port())
              .put(KIND, edge.kind().word())
              .put("setting", edge.reason())
              .put(SOURCE, edge.at().toString());
      ArrayNode calls = node.putArray("mayCall");
      edge.services().forEach(calls::add);
    }
  }

  private static void files(ArrayNode nodes, ServiceMap map, BoulderService service) {
    map.files()
        .getOrDefault(service.name(), List.of())
        .forEach(
            file ->
                nodes
                    .addObject()
                    .put("path", file.path())
                    .put("content", file.content())
                    .put(KIND, file.kind().word())
                    .put(SOURCE, file.at().toString()));
  }
}
