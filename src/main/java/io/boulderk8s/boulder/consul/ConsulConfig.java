package io.boulderk8s.boulder.consul;

import io.boulderk8s.boulder.read.CheckoutTexts;
import io.boulderk8s.boulder.read.Findings;
import io.boulderk8s.boulder.read.Place;
import io.boulderk8s.boulder.read.Socket;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The services that Consul announces, in the order of its file. */
public record ConsulConfig(List<ConsulService> services) {
  /** Where it is in a checkout. */
  public static final String FILE = "test/consul/config.hcl";

  private static final Pattern HOST = Pattern.compile("([\\w-]+)\\.service(?:\\.dc1)?\\.consul");
  private static final String ADVICE =
      "write name, address and id as strings, port as a number, tags as a list of strings";

  public ConsulConfig {
    services = List.copyOf(services);
  }

  public static ConsulConfig read(CheckoutTexts texts, Findings refused) {
    Optional<String> text = texts.text(FILE);
    if (text.isEmpty()) {
      refused.add(
          new Place(FILE, 1),
          texts.isFolder(FILE) ? "a folder is in place of this file" : "there is no such file",
          "it says which ports the names have that services call one another by");
    }
    return read(text.orElse(""), refused);
  }

  /** Reads the file's text. */
  public static ConsulConfig read(String text, Findings refused) {
    HclValue.Body file = HclReader.read(FILE, text, refused);
    Map<String, ConsulService> services = new LinkedHashMap<>();
    for (HclValue.Item item : file.items()) {
      if (item.name().equalsIgnoreCase("services") || item.name().equalsIgnoreCase("service")) {
        bodies(item, refused).forEach(body -> service(body, item.at(), refused, services));
      }
    }
    return new ConsulConfig(List.copyOf(services.values()));
  }

  /** Returns what a name stands for; Consul compares names in any case. */
  public List<ConsulService> named(String name) {
    return services.stream().filter(service -> service.name().equalsIgnoreCase(name)).toList();
  }

  /** Returns which of Consul's names a host is, such as boulder.service.consul, if it is one. */
  public static Optional<String> nameOf(String host) {
    Matcher name = HOST.matcher(Socket.host(host));
    return name.matches() ? Optional.of(name.group(1)) : Optional.empty();
  }

  /** Returns the first address of a host such as boulder.service.consul, if it is Consul's. */
  public Optional<String> address(String host) {
    return nameOf(host).stream()
        .flatMap(name -> named(name).stream())
        .flatMap(service -> service.address().stream())
        .findFirst();
  }

  private static List<HclValue.Body> bodies(HclValue.Item item, Findings refused) {
    List<HclValue> values =
        item.value() instanceof HclValue.Sequence(List<HclValue> all) ? all : List.of(item.value());
    if (!values.stream().allMatch(HclValue.Body.class::isInstance)) {
      refused.add(item.at(), "a service is no object", ADVICE);
    }
    return values.stream()
        .filter(HclValue.Body.class::isInstance)
        .map(HclValue.Body.class::cast)
        .toList();
  }

  private static void service(
      HclValue.Body body, Place at, Findings refused, Map<String, ConsulService> services) {
    Optional<String> name = text(body, "name", refused);
    if (name.isEmpty()) {
      refused.add(at, "a service without a name", ADVICE);
      return;
    }
    String id = text(body, "id", refused).orElse(name.orElseThrow());
    ConsulService service =
        new ConsulService(
            name.orElseThrow().toLowerCase(Locale.ROOT),
            text(body, "address", refused).map(Socket::host),
            port(body, refused),
            tags(body, refused),
            at);
    ConsulService before = services.putIfAbsent(id, service);
    if (before != null && !before.isSame(service)) {
      refused.add(
          at,
          "another service has the id `%s`, at %s".formatted(id, before.at()),
          "give one of them another id (where none is said, the name is it): Consul keeps only the"
              + " last");
    }
  }

  private static Optional<HclValue.Item> last(HclValue.Body body, String name, Findings refused) {
    List<HclValue.Item> all = body.all(name);
    if (all.stream().map(HclValue.Item::value).distinct().count() > 1) {
      refused.add(
          all.getLast().at(),
          "`" + name + "` is set twice, and not to the same",
          "leave one of them");
    }
    return all.isEmpty() ? Optional.empty() : Optional.of(all.getLast());
  }

  private static Optional<String> text(HclValue.Body body, String name, Findings refused) {
    Optional<HclValue.Item> item = last(body, name, refused);
    Optional<String> text =
        item.map(HclValue.Item::value)
            .filter(HclValue.Text.class::isInstance)
            .map(value -> ((HclValue.Text) value).text());
    if (item.isPresent() && text.isEmpty()) {
      refused.add(item.get().at(), "`" + name + "` is no string", ADVICE);
    }
    return text.filter(said -> !said.isEmpty());
  }

  private static OptionalInt port(HclValue.Body body, Findings refused) {
    Optional<HclValue.Item> item = last(body, "port", refused);
    if (item.isEmpty()) {
      return OptionalInt.empty();
    }
    String written = number(item.get().value());
    if (!written.matches("0|[1-9][0-9]{0,4}") || Integer.parseInt(written) > Socket.LAST_PORT) {
      refused.add(item.get().at(), "`port` is no port", ADVICE);
      return OptionalInt.empty();
    }
    int port = Integer.parseInt(written);
    return port == 0 ? OptionalInt.empty() : OptionalInt.of(port);
  }

  /** Consul takes a number in quotes for a number. */
  private static String number(HclValue value) {
    return switch (value) {
      case HclValue.Plain(String number) -> number;
      case HclValue.Text(String text) -> text;
      case HclValue.Body _, HclValue.Sequence _ -> "";
    };
  }

  private static List<String> tags(HclValue.Body body, Findings refused) {
    Optional<HclValue.Item> item = last(body, "tags", refused);
    if (item.isEmpty()) {
      return List.of();
    }
    if (item.get().value() instanceof HclValue.Sequence(List<HclValue> values)
        && values.stream().allMatch(HclValue.Text.class::isInstance)) {
      return values.stream().map(value -> ((HclValue.Text) value).text()).toList();
    }
    refused.add(item.get().at(), "`tags` is no list of strings", ADVICE);
    return List.of();
  }
}
