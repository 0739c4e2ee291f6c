package io.boulderk8s.staging;

import io.boulderk8s.boulder.BoulderNetwork;
import io.boulderk8s.boulder.catalog.BoulderService;
import io.boulderk8s.boulder.catalog.Group;
import io.boulderk8s.boulder.catalog.Port;
import io.boulderk8s.staging.SplitService.Kind;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What Boulder's source says of its sub-commands and no configuration does. Places are those of
 * v0.20261110.0.
 */
final class SplitRules {
  /** Those of which several may run: what they share is in the database, or nowhere. */
  private static final Set<String> MANY =
      Set.of(
          "boulder-sa",
          "boulder-va",
          "remoteva",
          "boulder-ca",
          "boulder-ra",
          "boulder-publisher",
          "boulder-wfe2",
          "crl-storer",
          // a shard has a lease (crl/updater/updater.go:171)
          "crl-updater");

  private static final Map<String, String> ONE =
      Map.of(
          "boulder-mtca",
          "it has the right edge of its tree in memory (mtca/mtca.go:118)",
          "bad-key-revoker",
          "it takes keys from the database without a lock (cmd/bad-key-revoker/main.go:84)",
          "email-exporter",
          "its perDayLimit is that of one process (cmd/email-exporter/main.go:21)",
          "sfe",
          "its importer of overrides takes all tickets (cmd/sfe/main.go:85)");

  /** They end when calls in flight have ended: a validation takes 20 s, a finalization 30 s. */
  private static final Set<String> SLOW_TO_END =
      Set.of("boulder-ra", "boulder-va", "remoteva", "boulder-ca");

  /** Those who look at what a subscriber answers. */
  private static final Set<String> VALIDATE = Set.of("boulder-va", "remoteva");

  /** Where they look: HTTP, and TLS. */
  static final List<Integer> CHALLENGES = List.of(80, 443);

  /** Their listeners close at once when they are told to end (cmd/boulder-wfe2/main.go:460). */
  private static final Set<String> FRONT_ENDS = Set.of("boulder-wfe2", "sfe");

  /** Longer than anybody needs who routes to pods to see that one is ending. */
  private static final Duration LAME_DUCK = Duration.ofSeconds(5);

  private static final Duration LONG_GRACE = Duration.ofSeconds(60);
  private static final Duration GRACE = Duration.ofSeconds(30);

  private SplitRules() {}

  static Kind kind(BoulderService service) {
    if (ownAddress(service).isPresent()) {
      return Kind.ADDRESS;
    }
    return service.subcommand().filter(MANY::contains).isPresent() ? Kind.MANY : Kind.ONE;
  }

  /** Returns why there may be one pod of it at a time; empty where there may be more. */
  static Optional<String> whyOne(BoulderService service) {
    return switch (kind(service)) {
      case MANY -> Optional.empty();
      case ADDRESS ->
          ownAddress(service)
              .map(port -> "there is one " + port.socket() + ", and it listens there");
      case ONE -> Optional.of(reason(service));
    };
  }

  private static String reason(BoulderService service) {
    if (service.group() == Group.TEST_SERVERS) {
      return "a test server has in memory what it was told";
    }
    return service
        .subcommand()
        .map(ONE::get)
        .orElse("no rule says that two of it may run at a time");
  }

  /**
   * A nonce says by whom it is redeemed: the hash of its address and port (nonce/nonce.go). So it
   * listens on one address, and nobody else may.
   */
  static Optional<Port> ownAddress(BoulderService service) {
    return service.ports().stream()
        .filter(port -> BoulderNetwork.isRunner(port.address()))
        .findFirst();
  }

  /** Returns why Boulder's own tests want one pod of a service that may have more. */
  static Optional<String> whyOneForTests(BoulderService service) {
    return service
        .subcommand()
        .filter("boulder-wfe2"::equals)
        .map(
            _ ->
                "each WFE remembers accounts for some seconds (wfe2/cache.go), and"
                    + " TestAccountKeyChange counts on that one");
  }

  /** Returns the page that says that it serves. */
  static Optional<String> healthPage(BoulderService service) {
    return service.subcommand().filter("boulder-wfe2"::equals).map(_ -> "/healthz");
  }

  static boolean validates(BoulderService service) {
    return service.subcommand().filter(VALIDATE::contains).isPresent();
  }

  /** Returns how long a service goes on serving when its pod is already being ended. */
  static Duration lameDuck(BoulderService service) {
    return service.subcommand().filter(FRONT_ENDS::contains).isPresent()
        ? LAME_DUCK
        : Duration.ZERO;
  }

  static Duration grace(BoulderService service) {
    return service.subcommand().filter(SLOW_TO_END::contains).isPresent() ? LONG_GRACE : GRACE;
  }
}
