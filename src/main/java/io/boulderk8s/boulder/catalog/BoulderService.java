package io.boulderk8s.boulder.catalog;

import io.boulderk8s.boulder.config.ConfigFile;
import io.boulderk8s.boulder.config.Setting;
import io.boulderk8s.boulder.read.Place;
import io.boulderk8s.boulder.read.Word;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A process that the checkout's tests start: a service of Boulder, or a test server.
 *
 * @param listed whether it is in the list of startservers.py; chall-test-srv is not
 * @param ports all that it listens on
 * @param argv the command, as it is started in the checkout
 * @param needs the services that must be ready before
 * @param hostOverride the name that its gRPC certificate must have, where the start asks for health
 */
public record BoulderService(
    String name,
    Group group,
    boolean listed,
    List<Port> ports,
    List<Word> argv,
    List<Word> needs,
    Optional<String> hostOverride,
    Optional<ConfigFile> config,
    Place at) {
  public BoulderService {
    ports = List.copyOf(ports);
    argv = List.copyOf(argv);
    needs = List.copyOf(needs);
  }

  /** Returns the sub-command where it is one of the program boulder. */
  public Optional<String> subcommand() {
    return subcommand(argv);
  }

  static Optional<String> subcommand(List<Word> argv) {
    boolean ofBoulder = argv.getFirst().text().endsWith("/boulder") && argv.size() > 1;
    return ofBoulder ? Optional.of(argv.get(1).text()) : Optional.empty();
  }

  /** Returns all values of its JSON; none where it has none. */
  public Stream<Setting> settings() {
    return config.stream().flatMap(ConfigFile::settings);
  }

  /** Returns the port that a connection to this address, on the services' machine, ends at. */
  public Optional<Port> listening(String host, int port) {
    return ports.stream().filter(own -> own.answers(host, port)).findFirst();
  }
}
