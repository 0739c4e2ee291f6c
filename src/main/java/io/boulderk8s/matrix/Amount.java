package io.boulderk8s.matrix;

import java.time.Duration;
import java.util.Locale;

/** Formats times and sizes for tables. */
final class Amount {
  private static final long MEBIBYTE = 1L << 20;
  private static final double MILLIS = 1000.0;

  private Amount() {}

  static String seconds(Duration duration) {
    return String.format(Locale.ROOT, "%.1f s", duration.toMillis() / MILLIS);
  }

  static String mebibytes(long bytes) {
    return (bytes + MEBIBYTE / 2) / MEBIBYTE + " MiB";
  }

  static String cores(double cores) {
    return String.format(Locale.ROOT, "%.1f", cores);
  }
}
