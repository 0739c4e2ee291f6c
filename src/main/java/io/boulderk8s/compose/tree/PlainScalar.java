package io.boulderk8s.compose.tree;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Decides what an unquoted scalar means to Compose, whose YAML library is 1.2 with leftovers of
 * 1.1: yes and 22:22 are text, but 0755 is octal and 1_000 a number.
 */
final class PlainScalar {
  private static final Set<String> NULLS = Set.of("", "~", "null", "Null", "NULL");
  private static final Set<String> TRUE = Set.of("true", "True", "TRUE");
  private static final Set<String> FALSE = Set.of("false", "False", "FALSE");
  private static final Set<String> INFINITE =
      Set.of(".inf", ".Inf", ".INF", "+.inf", "+.Inf", "+.INF");
  private static final Set<String> MINUS_INFINITE = Set.of("-.inf", "-.Inf", "-.INF");
  private static final Set<String> NOT_A_NUMBER = Set.of(".nan", ".NaN", ".NAN");
  private static final Pattern DECIMAL =
      Pattern.compile("[-+]?(\\.[0-9]+|[0-9]+(\\.[0-9]*)?)([eE][-+]?[0-9]+)?");
  private static final Pattern DATE =
      Pattern.compile(
          "[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}([Tt ]\\s*[0-9]{1,2}:[0-9]{1,2}:[0-9]{1,2}(\\.[0-9]*)?"
              + "(\\s*(Z|[-+][0-9]{2}:?[0-9]{2}))?)?");
  private static final Pattern INTEGER =
      Pattern.compile(
          "(?<sign>[-+]?)(0[xX](?<hex>[0-9a-fA-F]+)|0[bB](?<bin>[01]+)|0[oO]?(?<oct>[0-7]+)|"
              + "(?<dec>0|[1-9][0-9]*))");

  /** Longer numbers are unrealistic and slow to parse. */
  private static final int LONGEST_NUMBER = 1000;

  private static final BigInteger LARGEST = BigInteger.TWO.pow(64);
  private static final BigInteger SMALLEST = BigInteger.TWO.pow(63).negate();

  /** The type of a plain scalar and its text as Compose prints the value. */
  record Resolved(String text, ScalarType type) {}

  private PlainScalar() {}

  static Resolved resolve(String plain) {
    return word(plain)
        .or(() -> number(plain))
        .orElseGet(() -> new Resolved(plain, ScalarType.TEXT));
  }

  private static Optional<Resolved> word(String plain) {
    if (NULLS.contains(plain)) {
      return Optional.of(new Resolved("", ScalarType.NULL));
    }
    if (TRUE.contains(plain)) {
      return Optional.of(new Resolved("true", ScalarType.BOOLEAN));
    }
    if (FALSE.contains(plain)) {
      return Optional.of(new Resolved("false", ScalarType.BOOLEAN));
    }
    if (INFINITE.contains(plain)) {
      return Optional.of(new Resolved("+Inf", ScalarType.DECIMAL));
    }
    if (MINUS_INFINITE.contains(plain)) {
      return Optional.of(new Resolved("-Inf", ScalarType.DECIMAL));
    }
    if (NOT_A_NUMBER.contains(plain)) {
      return Optional.of(new Resolved("NaN", ScalarType.DECIMAL));
    }
    return Optional.empty();
  }

  private static Optional<Resolved> number(String plain) {
    if (plain.length() > LONGEST_NUMBER) {
      return Optional.empty();
    }
    if (DATE.matcher(plain).matches()) {
      return Optional.of(new Resolved(plain, ScalarType.DATE));
    }
    if (plain.startsWith("_")) {
      return Optional.empty();
    }
    String digits = plain.replace("_", "");
    Optional<BigInteger> integer = integer(digits);
    if (integer.isPresent()) {
      return Optional.of(new Resolved(integer.get().toString(), ScalarType.INTEGER));
    }
    boolean fits =
        DECIMAL.matcher(digits).matches() && !Double.isInfinite(Double.parseDouble(digits));
    return fits ? Optional.of(new Resolved(decimal(digits), ScalarType.DECIMAL)) : Optional.empty();
  }

  private static Optional<BigInteger> integer(String digits) {
    var matcher = INTEGER.matcher(digits);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    BigInteger value =
        matcher.group("hex") != null
            ? new BigInteger(matcher.group("hex"), 16)
            : matcher.group("bin") != null
                ? new BigInteger(matcher.group("bin"), 2)
                : matcher.group("oct") != null
                    ? new BigInteger(matcher.group("oct"), 8)
                    : new BigInteger(matcher.group("dec"));
    BigInteger signed = "-".equals(matcher.group("sign")) ? value.negate() : value;
    boolean fits = signed.compareTo(LARGEST) < 0 && signed.compareTo(SMALLEST) >= 0;
    return fits ? Optional.of(signed) : Optional.empty();
  }

  /** Formats a 64-bit float as the shortest text, with an exponent below 1e-4 and from 1e6 on. */
  private static String decimal(String digits) {
    double value = Double.parseDouble(digits);
    if (value == 0) {
      return 1 / value < 0 ? "-0" : "0";
    }
    BigDecimal exact = new BigDecimal(Double.toString(value)).stripTrailingZeros();
    int exponent = exact.precision() - exact.scale() - 1;
    if (exponent >= -4 && exponent < 6) {
      return exact.toPlainString();
    }
    String mantissa = exact.movePointLeft(exponent).toPlainString();
    String sign = exponent < 0 ? "-" : "+";
    return mantissa + "e" + sign + (Math.abs(exponent) < 10 ? "0" : "") + Math.abs(exponent);
  }
}
