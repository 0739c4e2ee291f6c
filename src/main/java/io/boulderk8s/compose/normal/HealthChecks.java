package io.boulderk8s.compose.normal;

import io.boulderk8s.compose.HealthCheck;
import io.boulderk8s.compose.ImageCheck;
import io.boulderk8s.compose.tree.Node;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads `healthcheck`, with the engine's defaults. */
final class HealthChecks {
  private static final Duration USUAL = Duration.ofSeconds(30);
  private static final long RETRIES = 3;

  private HealthChecks() {}

  /** Returns the check that the files set; empty for none, and for the image's own. */
  static Optional<HealthCheck> of(Section service) {
    return service.section("healthcheck").flatMap(HealthChecks::read);
  }

  /** Returns the changes to the image's own check, where that applies. */
  static Optional<ImageCheck> ofImage(Section service) {
    Optional<Section> check = service.section("healthcheck").filter(Section::isFilled);
    return check.isEmpty()
        ? Optional.of(ImageCheck.UNTOUCHED)
        : check
            .filter(section -> !section.flag("disable", false) && hasNoTest(section))
            .map(HealthChecks::changes);
  }

  private static boolean hasNoTest(Section check) {
    return check.text("test").isEmpty() && check.texts("test").isEmpty();
  }

  private static ImageCheck changes(Section check) {
    return new ImageCheck(
        positive(check, "interval"),
        positive(check, "timeout"),
        check.whole("retries").filter(n -> n > 0).map(Long::intValue),
        positive(check, "start_period"),
        positive(check, "start_interval"));
  }

  private static Optional<HealthCheck> read(Section check) {
    if (check.flag("disable", false)) {
      return Optional.empty();
    }
    return command(check)
        .map(
            command ->
                new HealthCheck(
                    command,
                    positive(check, "interval").orElse(USUAL),
                    positive(check, "timeout").orElse(USUAL),
                    check.whole("retries").filter(n -> n > 0).orElse(RETRIES).intValue(),
                    check.duration("start_period").orElse(Duration.ZERO),
                    positive(check, "start_interval").orElse(Duration.ofSeconds(5))));
  }

  /** Treats zero as "the default", as the engine does. */
  private static Optional<Duration> positive(Section check, String key) {
    return check.duration(key).filter(d -> !d.isZero());
  }

  private static Optional<List<String>> command(Section check) {
    if (check.text("test").isPresent()) {
      return check.text("test").map(HealthChecks::shell);
    }
    List<String> words = check.texts("test").stream().map(Node.Scalar::text).toList();
    return words.isEmpty() ? Optional.empty() : kind(check, words);
  }

  private static Optional<List<String>> kind(Section check, List<String> words) {
    String kind = words.getFirst();
    List<String> rest = words.subList(1, words.size());
    if (kind.equals("NONE")) {
      return Optional.empty();
    }
    if (kind.equals("CMD") && !rest.isEmpty()) {
      return Optional.of(List.copyOf(rest));
    }
    if (kind.equals("CMD-SHELL") && rest.size() == 1) {
      return Optional.of(shell(rest.getFirst()));
    }
    check.inconsistency(
        "test",
        "not a health check: " + words,
        "start it with \"CMD\" and words, \"CMD-SHELL\" and one line, or \"NONE\"");
    return Optional.empty();
  }

  private static List<String> shell(String line) {
    return Stream.of("/bin/sh", "-c", line).toList();
  }
}
