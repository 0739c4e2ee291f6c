package io.boulderk8s.compose.keys;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Parses sizes as Compose writes them, in bytes: 64m, 1.5GiB, 4096; a k is 1024. */
public final class ByteSize {
  private static final Pattern SIZE =
      Pattern.compile(
          "([+]?(?:[0-9]+(?:\\.[0-9]*)?|\\.[0-9]+)(?:e[-+]?[0-9])?) ?(?:b|([kmgtp])(?:b|ib)?)?");
  private static final Map<String, Integer> POWERS =
      Map.of("k", 10, "m", 20, "g", 30, "t", 40, "p", 50);
  private static final BigDecimal LARGEST = BigDecimal.valueOf(Long.MAX_VALUE);

  private ByteSize() {}

  /** Returns an empty result when the text is no size, or one of more than eight exbibytes. */
  public static OptionalLong parse(String text) {
    Matcher size = SIZE.matcher(text.toLowerCase(Locale.ROOT));
    if (text.length() > 40 || !size.matches()) {
      return OptionalLong.empty();
    }
    int power = size.group(2) == null ? 0 : POWERS.getOrDefault(size.group(2), 0);
    BigDecimal bytes = new BigDecimal(size.group(1)).multiply(BigDecimal.TWO.pow(power));
    return bytes.compareTo(LARGEST) > 0
        ? OptionalLong.empty()
        : OptionalLong.of(bytes.setScale(0, RoundingMode.DOWN).longValueExact());
  }
}
