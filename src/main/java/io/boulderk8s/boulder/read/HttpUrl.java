package io.boulderk8s.boulder.read;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A URL of HTTP.
 *
 * @param before what stands before the host
 * @param after what stands after the port
 */
public record HttpUrl(String before, Socket socket, String after) {
  private static final Pattern FORM =
      Pattern.compile(
          "(?i)(http(s?)://(?:[^/?#@]*@)?)(\\[[0-9a-f:.]+]|[\\w.-]+)(?::([0-9]{1,5}))?((?:[/?#].*)?)");

  /** Reads it; empty when it is none. */
  public static Optional<HttpUrl> of(String url) {
    Matcher parts = FORM.matcher(url);
    if (!parts.matches()) {
      return Optional.empty();
    }
    String usual = parts.group(2).isEmpty() ? "80" : "443";
    String port = parts.group(4) == null ? usual : parts.group(4);
    return Socket.of(parts.group(3) + ":" + port)
        .map(socket -> new HttpUrl(parts.group(1), socket, parts.group(5)));
  }

  /** Returns the same at another host:port. */
  public String at(String other) {
    return before + other + after;
  }
}
