package io.boulderk8s.compose.normal;

import io.boulderk8s.compose.Mount;
import io.boulderk8s.compose.Service;
import io.boulderk8s.compose.Source;
import java.util.List;

/** Finds the places of items of lists. */
final class Positions {
  private Positions() {}

  static Source ofMount(Service service, String target) {
    List<String> targets = service.mounts().stream().map(Mount::target).toList();
    return service.source("volumes[" + targets.indexOf(target) + "]");
  }
}
