package io.boulderk8s.boulder.catalog;

import io.boulderk8s.boulder.config.ConfigFile;
import io.boulderk8s.boulder.config.Setting;
import io.boulderk8s.boulder.read.Findings;
import io.boulderk8s.boulder.read.Place;
import io.boulderk8s.boulder.read.Socket;
import io.boulderk8s.boulder.read.Word;
import io.boulderk8s.boulder.start.ServiceEntry;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Finds what a service listens on: in its command, and in its JSON where the command is silent. In
 * Boulder's programs the command wins.
 */
final class Listeners {
  private static final String ADDRESS = "addr";

  /** Options whose value is an address to listen on. */
  private static final Map<String, Role> OPTIONS =
      Map.of(
          "tls-addr", Role.HTTPS,
          "debug-addr", Role.DEBUG,
          "listen", Role.HTTP,
          "dns01", Role.DNS,
          "doh", Role.DOH,
          "management", Role.MANAGEMENT,
          "http01", Role.HTTP01,
          "https01", Role.HTTPS01,
          "tlsalpn01", Role.TLSALPN01);

  /** Options whose value looks like such an address and is none. */
  private static final Set<String> OTHERS = Set.of("defaultIPv4", "defaultIPv6");

  /** Options that have a value in any case. */
  private static final Set<String> VALUED =
      Stream.of(OPTIONS.keySet(), OTHERS, Set.of(ADDRESS, "config"))
          .flatMap(Set::stream)
          .collect(Collectors.toUnmodifiableSet());

  private final ServiceEntry entry;
  private final Optional<ConfigFile> config;
  private final Findings refused;
  private final Findings notices;
  private final Options options;
  private final List<Port> ports = new ArrayList<>();

  Listeners(ServiceEntry entry, Optional<ConfigFile> config, Findings refused, Findings notices) {
    this.entry = entry;
    this.config = config;
    this.refused = refused;
    this.notices = notices;
    this.options = options(entry);
  }

  static Options options(ServiceEntry entry) {
    return Options.of(entry.argv(), VALUED);
  }

  List<Port> ports() {
    Role main = servesGrpc() ? Role.GRPC : Role.HTTP;
    for (Options.Option option : options.all()) {
      Role role = option.name().equals(ADDRESS) ? main : OPTIONS.get(option.name());
      if (role != null) {
        option
            .value()
            .ifPresentOrElse(
                value -> add(role, value.text(), value.at()), () -> refuseBare(option.name()));
      } else if (!OTHERS.contains(option.name())) {
        option.value().ifPresent(value -> noticeUnknown(option.name(), value));
      }
    }
    noticeBehind();
    config.stream().flatMap(ConfigFile::settings).forEach(this::inConfig);
    List.of(entry.grpc(), entry.waited()).forEach(word -> word.ifPresent(this::waited));
    return ports;
  }

  /** Tells whether the JSON has the section of a gRPC server: `grpc`, `grpcCA`, ... */
  private boolean servesGrpc() {
    return config.stream()
        .flatMap(ConfigFile::settings)
        .anyMatch(setting -> setting.key().equals("services") && isServer(setting.parent()));
  }

  private static boolean isServer(String name) {
    return name.startsWith("grpc");
  }

  private void inConfig(Setting setting) {
    Optional<String> socket = setting.text();
    if (socket.isEmpty()) {
      return;
    }
    boolean ofBoulder = entry.argv().getFirst().text().endsWith("/boulder");
    String key = setting.key();
    switch (key) {
      case "listenaddress" -> unlessOption(ADDRESS, Role.HTTP, setting);
      case "tlslistenaddress" -> unlessOption("tls-addr", Role.HTTPS, setting);
      case "debugaddr" -> unlessOption("debug-addr", Role.DEBUG, setting);
      case "address" -> {
        if (isServer(setting.parent())) {
          unlessOption(ADDRESS, Role.GRPC, setting);
        }
      }
      default -> {
        if (key.endsWith(ADDRESS) && !ofBoulder) {
          add(Role.HTTP, socket.orElseThrow(), setting.at());
        }
      }
    }
  }

  private void unlessOption(String option, Role role, Setting setting) {
    if (options.value(option).filter(value -> !value.text().isEmpty()).isEmpty()) {
      setting.text().ifPresent(socket -> add(role, socket, setting.at()));
    }
  }

  /** Adds a list of sockets, as `:8053,:8054`; an empty one means: none. */
  private void add(Role role, String sockets, Place at) {
    for (String socket : sockets.isEmpty() ? List.<String>of() : List.of(sockets.split(",", -1))) {
      Port.of(role, socket, at)
          .ifPresentOrElse(
              ports::add,
              () ->
                  refused.add(
                      at,
                      entry.name() + " is to listen on '" + socket + "', which is no address:port",
                      "write address:port or :port; the port is a number from 1 to "
                          + Socket.LAST_PORT));
    }
  }

  private void refuseBare(String option) {
    refused.add(
        entry.argv().getLast().at(),
        "the option " + option + " of " + entry.name() + " has no value",
        "give it one: address:port or :port");
  }

  private void noticeBehind() {
    options.behind().stream()
        .findFirst()
        .ifPresent(
            word ->
                notices.add(
                    word.at(),
                    "from " + word + " on no option of " + entry.name() + " counts",
                    "take out the word before that is no option and no option's value: Go's"
                        + " programs read no options behind one"));
  }

  private void noticeUnknown(String option, Word value) {
    if (Port.of(Role.HTTP, value.text(), value.at()).isPresent()) {
      notices.add(
          value.at(),
          "nobody knows whether "
              + entry.name()
              + " listens on "
              + value
              + ": its option "
              + option
              + " is in no rule",
          "it counts as one that it does not listen on; add the option to Listeners if it does");
    }
  }

  /** What the start waits for must be among them. */
  private void waited(Word word) {
    String socket = word.text().contains(":") ? word.text() : ":" + word;
    Optional<Port> port = Port.of(Role.WAITED, socket, word.at());
    if (port.isEmpty()) {
      refused.add(
          word.at(),
          "'" + word + "' is no port",
          "write a number from 1 to " + Socket.LAST_PORT + ", or address:port");
      return;
    }
    Port wanted = port.orElseThrow();
    if (ports.stream().noneMatch(wanted::clashes)) {
      ports.add(wanted);
      notices.add(
          word.at(),
          "the start of "
              + entry.name()
              + " waits for port "
              + wanted.number()
              + ", which neither its command nor its configuration names",
          "it counts as a port of this service; if it is none, the start waits in vain");
    }
  }
}
