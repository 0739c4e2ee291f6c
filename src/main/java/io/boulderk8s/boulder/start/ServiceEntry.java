package io.boulderk8s.boulder.start;

import io.boulderk8s.boulder.read.Place;
import io.boulderk8s.boulder.read.Word;
import java.util.List;
import java.util.Optional;

/**
 * An entry of startservers.py.
 *
 * @param waited the port that the start waits for when there is no gRPC port; not always the debug
 *     port, whatever the field is called
 * @param grpc where the start asks for the gRPC service's health: a port, or address:port
 * @param hostOverride the name that the gRPC server's certificate must have
 * @param argv the command
 * @param needs the entries that must run before
 */
public record ServiceEntry(
    Word name,
    Optional<Word> waited,
    Optional<Word> grpc,
    Optional<String> hostOverride,
    List<Word> argv,
    List<Word> needs) {
  public ServiceEntry {
    argv = List.copyOf(argv);
    needs = List.copyOf(needs);
  }

  public Place at() {
    return name.at();
  }
}
