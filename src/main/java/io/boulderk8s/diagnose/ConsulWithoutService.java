package io.boulderk8s.diagnose;

import java.util.Optional;
import java.util.regex.Pattern;

/** A name that Consul should answer and does not: the service is not registered. */
final class ConsulWithoutService implements Analyzer {
  private static final Pattern NOT_ANSWERED =
      Pattern.compile(
          "(?<asked>[\\w.-]+\\.service\\.(?:\\w+\\.)?consul)\\.?(?: on [\\d.:]+)?: no such host"
              + "|lookup (?<looked>[\\w.-]+\\.service\\.(?:\\w+\\.)?consul)"
              + "|Is consul running\\?"
              + "|produced zero addresses");

  @Override
  public Optional<Verdict> look(Snapshot snapshot) {
    return Suspects.RUN
        .first(snapshot, NOT_ANSWERED)
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
