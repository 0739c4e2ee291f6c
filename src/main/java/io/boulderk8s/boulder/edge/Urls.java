package io.boulderk8s.boulder.edge;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads host and port of URLs. */
final class Urls {
  private static final Pattern URL =
      Pattern.compile("(https?)://([\\w.-]+)(?::([0-9]{1,5}))?(?:[/?#].*)?");

  private Urls() {}

  /** Returns host:port; empty for what is no URL of HTTP. */
  static Optional<String> socket(String url) {
    Matcher parts = URL.matcher(url);
    if (!parts.matches()) {
      return Optional.empty();
    }
    String port = parts.group(1).equals("https") ? "443" : "80";
    return Optional.of(parts.group(2) + ":" + (parts.group(3) == null ? port : parts.group(3)));
  }
}
