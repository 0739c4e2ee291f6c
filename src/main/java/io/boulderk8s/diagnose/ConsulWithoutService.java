package io.boulderk8s.diagnose;

import io.boulderk8s.boulder.BoulderLogs;
import java.util.Optional;

/** Finds a name that Consul should answer and does not: the service is not registered. */
final class ConsulWithoutService implements Analyzer {
  @Override
  public Optional<Verdict> look(Snapshot snapshot) {
    return Suspects.RUN
        .first(snapshot, BoulderLogs.CONSUL_WITHOUT_SERVICE)
        .map(
            hit ->
                Verdict.of(
                    Cause.CONSUL_WITHOUT_SERVICE,
                    "Consul has no service for " + name(hit),
                    hit.evidence()));
  }

  private static String name(Suspects.Hit hit) {
    String asked = hit.match().group("asked");
    String looked = hit.match().group("looked");
    return asked != null ? asked : looked != null ? looked : "the name that was asked";
  }
}
