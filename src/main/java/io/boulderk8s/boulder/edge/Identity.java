package io.boulderk8s.boulder.edge;

import io.boulderk8s.boulder.catalog.BoulderService;
import io.boulderk8s.boulder.config.Setting;
import io.boulderk8s.boulder.read.CheckoutPath;
import io.boulderk8s.boulder.read.CheckoutTexts;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** The names that a service shows to the servers it calls: those of its certificate. */
final class Identity {
  private static final int DNS_NAME = 2;

  private Identity() {}

  /**
   * Returns the names in the certificate. Before the setup has made it, that is the name of its
   * folder: minica calls it by the first name.
   */
  static Set<String> of(BoulderService service, CheckoutTexts texts) {
    Set<String> names = new TreeSet<>();
    service
        .settings()
        .filter(Identity::isOwnCertificate)
        .flatMap(setting -> setting.text().stream())
        .forEach(
            path ->
                names.addAll(
                    CheckoutPath.of(path)
                        .flatMap(texts::text)
                        .flatMap(Identity::names)
                        .orElseGet(() -> folder(path))));
    return names;
  }

  /** Tells the component's certificate, `X.tls.certFile`, from one for Redis further down. */
  private static boolean isOwnCertificate(Setting setting) {
    return setting.key().equals("certfile")
        && setting.parent().equals("tls")
        && setting.path().size() <= 3;
  }

  private static Set<String> folder(String path) {
    String[] parts = path.split("/", -1);
    return parts.length < 2 ? Set.of() : Set.of(parts[parts.length - 2]);
  }

  private static Optional<Set<String>> names(String pem) {
    try {
      X509Certificate certificate =
          (X509Certificate)
              CertificateFactory.getInstance("X.509")
                  .generateCertificate(
                      new ByteArrayInputStream(pem.getBytes(StandardCharsets.US_ASCII)));
      Collection<List<?>> all = certificate.getSubjectAlternativeNames();
      Set<String> names = new TreeSet<>();
      if (all != null) {
        all.stream()
            .filter(name -> name.getFirst().equals(DNS_NAME))
            .forEach(name -> names.add(String.valueOf(name.get(1))));
      }
      return Optional.of(names);
    } catch (CertificateException e) {
      // half made: the folder says what it was to be
      return Optional.empty();
    }
  }
}
