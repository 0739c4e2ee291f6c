package io.boulderk8s.parity;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A difference that cannot be avoided. Everything but the reason is a regular expression that must
 * match completely.
 *
 * @param compose the value under Compose, `-` where there is none
 * @param kubernetes the value on Kubernetes, likewise; `\1` stands for the first group that
 *     `compose` matched
 * @param reason for docs/parity.md
 */
public record KnownDifference(
    Pattern subject,
    Pattern aspect,
    Pattern item,
    Pattern compose,
    String kubernetes,
    String reason) {
  private static final String SAME = "\\1";

  static KnownDifference of(
      String aspect, String item, String compose, String kubernetes, String reason) {
    return new KnownDifference(
        Pattern.compile(".*"),
        Pattern.compile(aspect),
        Pattern.compile(item),
        Pattern.compile(compose, Pattern.DOTALL),
        kubernetes,
        reason);
  }

  boolean covers(Difference difference) {
    Fact.Key key = difference.key();
    return subject.matcher(key.subject()).matches()
        && aspect.matcher(key.aspect()).matches()
        && item.matcher(key.item()).matches()
        && matches(value(difference.compose()), value(difference.kubernetes()));
  }

  private boolean matches(String composeValue, String kubernetesValue) {
    Matcher matcher = compose.matcher(composeValue);
    if (!matcher.matches()) {
      return false;
    }
    String expected =
        kubernetes.contains(SAME)
            ? kubernetes.replace(SAME, Pattern.quote(matcher.group(1)))
            : kubernetes;
    return Pattern.compile(expected, Pattern.DOTALL).matcher(kubernetesValue).matches();
  }

  private static String value(Optional<String> value) {
    return value.orElse("-");
  }
}
