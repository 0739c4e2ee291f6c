package io.boulderk8s.diagnose;

import java.util.Optional;
import java.util.regex.Pattern;

/** Finds an expired or not yet valid certificate, in Go's, OpenSSL's and Python's words. */
record CertificateExpired(Suspects suspects) implements Analyzer {
  private static final Pattern EXPIRED =
      Pattern.compile(
          "x509: certificate has expired or is not yet valid"
              + "|certificate verify failed: certificate (has expired|is not yet valid)"
              + "|SSL routines::?certificate (has )?expired");

  @Override
  public Optional<Verdict> look(Snapshot snapshot) {
    return suspects
        .first(snapshot, EXPIRED)
        .map(
            hit ->
                Verdict.of(
                    Cause.CERTIFICATE_EXPIRED,
                    hit.speaker() + " met a certificate that is not valid now",
                    hit.evidence()));
  }
}
