package io.boulderk8s.diagnose;

import java.util.Optional;
import java.util.regex.Pattern;

/** Finds a missing certificate or key of the checkout: the setup did not make it. */
record CertificateMissing(Suspects suspects) implements Analyzer {
  private static final Pattern MISSING =
      Pattern.compile(
          "open (\\S+\\.pem): no such file or directory"
              + "|No such file or directory: '([^']+\\.pem)'"
              + "|([^\\s'\":]+\\.pem)['\"]?: [Nn]o such file or directory");

  @Override
  public Optional<Verdict> look(Snapshot snapshot) {
    return suspects
        .first(snapshot, MISSING)
        .map(
            hit ->
                Verdict.of(
                    Cause.CERTIFICATE_MISSING,
                    hit.speaker() + " did not find " + file(hit),
                    hit.evidence()));
  }

  private static String file(Suspects.Hit hit) {
    for (int group = 1; group <= hit.match().groupCount(); group++) {
      if (hit.match().group(group) != null) {
        return hit.match().group(group);
      }
    }
    return "a certificate";
  }
}
