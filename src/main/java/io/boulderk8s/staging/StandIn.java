package io.boulderk8s.staging;

import io.boulderk8s.boulder.catalog.Port;
import io.boulderk8s.boulder.read.Word;
import java.util.List;

/**
 * The process of the runner that listens in place of a service, and passes on.
 *
 * @param argv what startservers.py starts, word by word
 * @param listen the sockets of the service itself
 * @param target the value of the label `app` of the service's pods
 */
public record StandIn(String name, List<String> argv, List<String> listen, String target) {
  public StandIn {
    argv = List.copyOf(argv);
    listen = List.copyOf(listen);
  }

  static StandIn of(SplitService service) {
    return new StandIn(
        service.from().name(),
        service.from().argv().stream().map(Word::text).toList(),
        service.from().ports().stream().map(Port::socket).toList(),
        service.name());
  }
}
