package io.boulderk8s.boulder.consul;

import io.boulderk8s.boulder.read.CheckoutTexts;
import io.boulderk8s.boulder.read.Findings;
import io.boulderk8s.boulder.read.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The services that Consul announces, in the order of its file. */
public record ConsulConfig(List<ConsulService> services) {
  /** Where it is in a checkout. */
  public static final String FILE = "test/consul/config.hcl";

  private static final Pattern HOST = Pattern.compile("([\\w-]+)\\.service\\.consul");
  private static final int LAST_PORT = 65_535;
  private static final String ADVICE = "correct the file; Consul would not start with it either";

  public ConsulConfig {
    services = List.copyOf(services);
  }

  public static ConsulConfig read(CheckoutTexts texts, Findings refused) {
    Optional<String> text = texts.text(FILE);
    if (text.isEmpty()) {
      refused.add(
          new Place(FILE, 1),
          "there is no such file",
          "it says which ports the names have that services call one another by");
    }
    return read(text.orElse(""), refused);
  }

  /** Reads the file's text. */
  public static ConsulConfig read(String text, Findings refused) {
    HclValue.Body file = HclReader.read(FILE, text, refused);
    List<ConsulService> services = new ArrayList<>();
    for (HclValue.Item item : file.items()) {
      if (item.name().equals("services") || item.name().equals("service")) {
        bodies(item, refused).forEach(body -> service(body, item.at(), refused, services));
      }
    }
    return new ConsulConfig(services);
  }

  /** Returns what a name stands for. */
  public List<ConsulService> named(String name) {
    return services.stream().filter(service -> service.name().equals(name)).toList();
  }

  /** Returns which of Consul's names a host is, such as boulder.service.consul, if it is one. */
  public static Optional<String> nameOf(String host) {
    Matcher name = HOST.matcher(host);
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
      HclValue.Body body, Place at, Findings refused, List<ConsulService> services) {
    Optional<String> name = text(body, "name", refused);
    if (name.isEmpty()) {
      refused.add(at, "a service without a name", ADVICE);
      return;
    }
    services.add(
        new ConsulService(
            name.orElseThrow(),
            text(body, "address", refused),
            port(body, refused),
            tags(body, refused),
            at));
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
    return text;
  }

  private static OptionalInt port(HclValue.Body body, Findings refused) {
    Optional<HclValue.Item> item = last(body, "port", refused);
    if (item.isEmpty()) {
      return OptionalInt.empty();
    }
    if (item.get().value() instanceof HclValue.Plain(String number)
        && number.matches("[0-9]{1,5}")
        && Integer.parseInt(number) <= LAST_PORT) {
      return OptionalInt.of(Integer.parseInt(number));
    }
    refused.add(item.get().at(), "`port` is no port", ADVICE);
    return OptionalInt.empty();
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
