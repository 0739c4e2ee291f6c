package io.boulderk8s.boulder.read;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where a connection goes.
 *
 * @param host a name as DNS compares it, in small letters and without a last dot, or an address
 *     without brackets
 */
public record Socket(String host, int port) {
  /** The last port that there is. */
  public static final int LAST_PORT = 65_535;

  private static final Pattern FORM = Pattern.compile("(\\[[0-9A-Fa-f:.]+]|[\\w.-]+):([0-9]{1,5})");

  /** Reads host:port; empty when it is none. */
  public static Optional<Socket> of(String text) {
    Matcher parts = FORM.matcher(text);
    if (!parts.matches()) {
      return Optional.empty();
    }
    int port = Integer.parseInt(parts.group(2));
    return port == 0 || port > LAST_PORT
        ? Optional.empty()
        : Optional.of(new Socket(host(parts.group(1)), port));
  }

  /** Returns a host as this type has it. */
  public static String host(String written) {
    return written
        .replaceFirst("^\\[(.*)]$", "$1")
        .replaceFirst("\\.$", "")
        .toLowerCase(Locale.ROOT);
  }

  @Override
  public String toString() {
    return (host.contains(":") ? "[" + host + "]" : host) + ":" + port;
  }
}
