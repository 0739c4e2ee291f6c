package io.boulderk8s.boulder.catalog;

import io.boulderk8s.boulder.start.ServiceEntry;
import java.util.Map;
import java.util.Optional;

/** The groups in which services become workloads of their own, in this order. */
public enum Group {
  STORAGE_AND_VALIDATION("storage-and-validation"),
  CERTIFICATES("certificates"),
  REGISTRATION("registration"),
  FRONT_END("front-end"),
  ADMINISTRATION("administration"),
  TEST_SERVERS("test-servers"),
  /** Services that no rule knows. */
  OTHER("other");

  /** By sub-command of the program boulder. */
  private static final Map<String, Group> RULES =
      Map.ofEntries(
          Map.entry("boulder-sa", STORAGE_AND_VALIDATION),
          Map.entry("boulder-va", STORAGE_AND_VALIDATION),
          Map.entry("remoteva", STORAGE_AND_VALIDATION),
          Map.entry("boulder-ca", CERTIFICATES),
          Map.entry("boulder-ra", REGISTRATION),
          Map.entry("boulder-publisher", REGISTRATION),
          Map.entry("boulder-wfe2", FRONT_END),
          Map.entry("sfe", FRONT_END),
          Map.entry("nonce-service", FRONT_END),
          Map.entry("crl-storer", ADMINISTRATION),
          Map.entry("crl-updater", ADMINISTRATION),
          Map.entry("bad-key-revoker", ADMINISTRATION),
          Map.entry("email-exporter", ADMINISTRATION),
          Map.entry("log-validator", ADMINISTRATION),
          Map.entry("boulder-mtca", ADMINISTRATION),
          Map.entry("boulder-mtcb", ADMINISTRATION),
          Map.entry("boulder-mtpublisher", ADMINISTRATION));

  private final String word;

  Group(String word) {
    this.word = word;
  }

  /** Returns what a user types. */
  public String word() {
    return word;
  }

  /** Returns the group of an entry; empty where no rule knows it. */
  static Optional<Group> of(ServiceEntry entry) {
    String program = entry.argv().getFirst().text();
    if (program.endsWith("-test-srv")) {
      return Optional.of(TEST_SERVERS);
    }
    return BoulderService.subcommand(entry.argv())
        .flatMap(subcommand -> of(subcommand, entry.name().text()));
  }

  private static Optional<Group> of(String subcommand, String name) {
    // this RA serves the CA alone, and starts before it
    boolean forCa = subcommand.equals("boulder-ra") && name.contains("-sct-provider");
    return forCa ? Optional.of(CERTIFICATES) : Optional.ofNullable(RULES.get(subcommand));
  }
}
