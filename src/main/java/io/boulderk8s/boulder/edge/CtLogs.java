package io.boulderk8s.boulder.edge;

import io.boulderk8s.boulder.catalog.BoulderService;
import io.boulderk8s.boulder.config.ConfigFile;
import io.boulderk8s.boulder.config.ConfigValue;
import io.boulderk8s.boulder.config.Setting;
import io.boulderk8s.boulder.edge.Edge.Kind;
import io.boulderk8s.boulder.read.CheckoutTexts;
import io.boulderk8s.boulder.read.Findings;
import io.boulderk8s.boulder.read.HttpUrl;
import io.boulderk8s.boulder.read.Place;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Finds the CT logs that publishers submit to. No publisher's own JSON says so: the caller passes
 * on the URLs, from the list that its own JSON names.
 *
 * @param refused gets lists that cannot be read: their callers do not start
 */
record CtLogs(CheckoutTexts texts, Destinations destinations, Findings refused) {
  private static final Set<String> CHOICES = Set.of("sctlogs", "infologs", "finallogs");
  private static final String PUBLISHER = "publisherservice";

  /** A log of a list. */
  private record Log(String name, String url, Place at) {}

  /**
   * Returns the edges of those whom this service calls to publish.
   *
   * @param own its edges by its own JSON
   */
  List<Edge> by(BoulderService caller, List<Edge> own) {
    List<Log> logs = logs(caller);
    return own.stream()
        .filter(edge -> edge.owned() && isPublisher(edge.reason()))
        .map(Edge::to)
        .distinct()
        .flatMap(publisher -> logs.stream().flatMap(log -> edges(publisher, log)))
        .toList();
  }

  private static boolean isPublisher(String section) {
    return section.toLowerCase(Locale.ROOT).endsWith(PUBLISHER);
  }

  private List<Log> logs(BoulderService caller) {
    List<Setting> settings = caller.settings().toList();
    List<Setting> choices =
        settings.stream()
            .filter(setting -> CHOICES.contains(setting.key()) && setting.text().isPresent())
            .toList();
    return settings.stream()
        .filter(setting -> setting.key().equals("loglistfile"))
        .flatMap(setting -> destinations.file(caller, setting).stream())
        .flatMap(file -> list(file).stream())
        .flatMap(list -> chosen(list, choices))
        .toList();
  }

  private Optional<ConfigFile> list(String file) {
    return texts.text(file).flatMap(json -> ConfigFile.read(file, json, refused));
  }

  private Stream<Log> chosen(ConfigFile list, List<Setting> choices) {
    List<Log> logs = list.settings().flatMap(CtLogs::log).toList();
    for (Setting choice : choices) {
      if (logs.stream().noneMatch(log -> isOf(choice, log))) {
        destinations
            .findings()
            .add(
                choice.at(),
                "%s names the log %s, which %s does not have"
                    .formatted(choice.name(), choice.text().orElse(""), list.file()),
                Destinations.MISTAKE);
      }
    }
    return logs.stream().filter(log -> choices.stream().anyMatch(choice -> isOf(choice, log)));
  }

  private static boolean isOf(Setting choice, Log log) {
    return choice.text().filter(log.name()::equals).isPresent();
  }

  private static Stream<Log> log(Setting setting) {
    Optional<String> url = CalledUrls.ofLogsUnder(setting.key());
    return setting.value() instanceof ConfigValue.Section log && url.isPresent()
        ? log.text("description").stream()
            .map(name -> new Log(name, log.text(url.orElseThrow()).orElse(""), setting.at()))
        : Stream.empty();
  }

  private Stream<Edge> edges(String publisher, Log log) {
    Call call =
        new Call(
            publisher,
            Kind.HTTP,
            "the list of logs of those who call it",
            "the log " + log.name(),
            log.at());
    Optional<HttpUrl> url = HttpUrl.of(log.url());
    if (url.isEmpty()) {
      destinations.noSocket(call, log.url());
    }
    return url.stream().flatMap(there -> destinations.socket(call, there.socket()).stream());
  }
}
