package io.boulderk8s.diagnose;

import java.util.Optional;
import java.util.regex.Pattern;

/** Finds two programs that want one port: EADDRINUSE, in the words of Go, Python and C programs. */
record PortInUse(Suspects suspects) implements Analyzer {
  private static final Pattern IN_USE =
      Pattern.compile("(?:([\\[\\w.:*\\]]*:\\d+): bind: )?[Aa]ddress already in use");

  @Override
  public Optional<Verdict> look(Snapshot snapshot) {
    return suspects
        .first(snapshot, IN_USE)
        .map(
            hit -> {
              String port = hit.match().group(1);
              return Verdict.of(
                      Cause.PORT_IN_USE,
                      "%s found %s in use"
                          .formatted(
                              hit.speaker(), port == null ? "its port" : "the address " + port),
                      hit.evidence())
                  .ownedBy(suspects == Suspects.RUN ? Owner.BOULDER : Owner.DEPENDENCY);
            });
  }
}
