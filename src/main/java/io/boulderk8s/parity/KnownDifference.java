package io.boulderk8s.parity;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A difference that cannot be avoided. Everything but the reason is a regular expression that must
 * match the whole of it.
 *
 * @param compose the value under Compose, `-` where there is none
 * @param kubernetes the value on Kubernetes, likewise
 * @param reason for docs/parity.md
 */
public record KnownDifference(
    Pattern subject,
    Pattern aspect,
    Pattern item,
    Pattern compose,
    Pattern kubernetes,
    String reason) {
  static KnownDifference of(
      String aspect, String item, String compose, String kubernetes, String reason) {
    return new KnownDifference(
        Pattern.compile(".*"),
        Pattern.compile(aspect),
        Pattern.compile(item),
        Pattern.compile(compose, Pattern.DOTALL),
        Pattern.compile(kubernetes, Pattern.DOTALL),
        reason);
  }

  boolean covers(Difference difference) {
    Fact.Key key = difference.key();
    return subject.matcher(key.subject()).matches()
        && aspect.matcher(key.aspect()).matches()
        && item.matcher(key.item()).matches()
        && matches(compose, difference.compose())
        && matches(kubernetes, difference.kubernetes());
  }

  private static boolean matches(Pattern pattern, Optional<String> value) {
    return pattern.matcher(value.orElse("-")).matches();
  }
}
