package io.boulderk8s.boulder.edge;

import io.boulderk8s.boulder.catalog.BoulderService;
import io.boulderk8s.boulder.catalog.Catalog;
import io.boulderk8s.boulder.config.ConfigFile;
import io.boulderk8s.boulder.config.ConfigValue;
import io.boulderk8s.boulder.config.Setting;
import io.boulderk8s.boulder.read.CheckoutTexts;
import io.boulderk8s.boulder.read.Findings;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Finds the CT logs that publishers submit to. No publisher's own JSON says so: the caller passes
 * on the URLs, from the list that its own JSON names.
 */
record CtLogs(Catalog catalog, CheckoutTexts texts) {
  private static final Set<String> CHOICES = Set.of("sctlogs", "infologs", "finallogs");

  /** A log of a list: its URL, and the setting that has it. */
  private record Log(String url, Setting setting) {}

  /**
   * Returns the edges of those whom this service calls to publish.
   *
   * @param own its edges by its own JSON
   */
  List<Edge> by(BoulderService caller, List<Edge> own) {
    List<Log> logs = logs(caller);
    return own.stream()
        .filter(edge -> edge.owned() && edge.reason().endsWith("publisherService"))
        .map(Edge::to)
        .distinct()
        .flatMap(publisher -> logs.stream().flatMap(log -> edge(publisher, log)))
        .toList();
  }

  private List<Log> logs(BoulderService caller) {
    List<Setting> settings = caller.settings().toList();
    Set<String> chosen =
        settings.stream()
            .filter(setting -> CHOICES.contains(setting.key()))
            .flatMap(setting -> setting.text().stream())
            .collect(Collectors.toSet());
    return settings.stream()
        .filter(setting -> setting.key().equals("loglistfile"))
        .flatMap(setting -> setting.text().stream())
        .flatMap(file -> list(file).stream())
        .flatMap(list -> list.settings().flatMap(setting -> chosen(setting, chosen)))
        .toList();
  }

  private Optional<ConfigFile> list(String file) {
    return texts.text(file).flatMap(json -> ConfigFile.read(file, json, new Findings()));
  }

  private static Stream<Log> chosen(Setting setting, Set<String> chosen) {
    if (!(setting.value() instanceof ConfigValue.Section log)) {
      return Stream.empty();
    }
    return log.text("description").filter(chosen::contains).flatMap(_ -> log.text("url")).stream()
        .map(url -> new Log(url, setting));
  }

  private Stream<Edge> edge(String publisher, Log log) {
    Optional<String> socket = Urls.socket(log.url());
    if (socket.isEmpty()) {
      return Stream.empty();
    }
    String[] parts = socket.orElseThrow().split(":", -1);
    int port = Integer.parseInt(parts[1]);
    String host = catalog.consul().address(parts[0]).orElse(parts[0]);
    Optional<BoulderService> owner = catalog.atRunner(host, port);
    return Stream.of(
        new Edge(
            publisher,
            owner.map(BoulderService::name).orElse(parts[0]),
            owner.isPresent(),
            port,
            Edge.Kind.HTTP,
            "the list of logs of those who call it",
            List.of(),
            log.setting().at()));
  }
}
