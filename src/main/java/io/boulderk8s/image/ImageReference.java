package io.boulderk8s.image;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The full name of an image, as containerd uses it: `redis:7` is `docker.io/library/redis:7`.
 *
 * @param registry host of the registry, docker.io where none was written
 * @param path path within the registry
 * @param tag "latest" where neither tag nor digest was written
 * @param digest takes precedence over a tag, as in containerd
 */
public record ImageReference(
    String registry, String path, Optional<String> tag, Optional<String> digest) {
  private static final Pattern HOST =
      Pattern.compile(
          "(?:[a-zA-Z0-9](?:[a-zA-Z0-9.-]*[a-zA-Z0-9])?|\\[[0-9a-fA-F:]+])(?::[0-9]+)?");
  private static final String PART = "[a-z0-9]+(?:(?:[._]|__|-+)[a-z0-9]+)*";
  private static final Pattern PATH = Pattern.compile(PART + "(?:/" + PART + ")*");
  private static final Pattern TAG = Pattern.compile("\\w[\\w.-]{0,127}");
  private static final Pattern DIGEST = Pattern.compile("[a-z0-9+._-]+:[0-9a-fA-F]{32,}");
  private static final int LONGEST = 255;

  /** Tells whether an image can be called so, by the grammar of its distribution. */
  public static boolean isLegal(String text) {
    if (text.isBlank()) {
      return false;
    }
    ImageReference parsed = parse(text);
    return HOST.matcher(parsed.registry).matches()
        && PATH.matcher(parsed.path).matches()
        && parsed.path.length() <= LONGEST
        && parsed.tag.stream().allMatch(TAG.asMatchPredicate())
        && parsed.digest.stream().allMatch(DIGEST.asMatchPredicate());
  }

  /**
   * Parses a reference as a Compose file or a user writes it.
   *
   * @throws IllegalArgumentException when it is empty
   */
  public static ImageReference parse(String text) {
    if (text.isBlank()) {
      throw new IllegalArgumentException("an image reference is empty");
    }
    int at = text.indexOf('@');
    Optional<String> digest = at < 0 ? Optional.empty() : Optional.of(text.substring(at + 1));
    String rest = at < 0 ? text : text.substring(0, at);
    int colon = rest.lastIndexOf(':');
    boolean tagged = colon > rest.lastIndexOf('/');
    String name = tagged ? rest.substring(0, colon) : rest;
    Optional<String> tag = tagged ? Optional.of(rest.substring(colon + 1)) : Optional.empty();
    return named(name, tag.isEmpty() && digest.isEmpty() ? Optional.of("latest") : tag, digest);
  }

  private static ImageReference named(String name, Optional<String> tag, Optional<String> digest) {
    int slash = name.indexOf('/');
    String first = slash < 0 ? "" : name.substring(0, slash);
    boolean host = first.contains(".") || first.contains(":") || first.equals("localhost");
    String registry = host ? canonical(first) : "docker.io";
    String path = host ? name.substring(slash + 1) : name;
    boolean official = registry.equals("docker.io") && !path.contains("/");
    return new ImageReference(registry, official ? "library/" + path : path, tag, digest);
  }

  private static String canonical(String host) {
    return host.equals("index.docker.io") ? "docker.io" : host;
  }

  /** Returns registry and path, without tag and digest. */
  public String repository() {
    return registry + "/" + path;
  }

  /** Returns the name under which a node keeps the image. */
  public String canonicalName() {
    return digest
        .map(value -> repository() + "@" + value)
        .orElseGet(() -> repository() + ":" + tag.orElse("latest"));
  }

  @Override
  public String toString() {
    return canonicalName();
  }
}
