package io.boulderk8s.compose.merge;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Cleans paths inside a container. Uses no {@link java.nio.file.Path}: this machine may not be able
 * to write them.
 */
public final class ContainerPath {
  private ContainerPath() {}

  /** Removes `.`, `..`, doubled and trailing slashes. */
  public static String clean(String path) {
    Deque<String> parts = new ArrayDeque<>();
    boolean absolute = path.startsWith("/");
    for (String part : path.split("/", -1)) {
      if (part.equals("..") && !parts.isEmpty() && !parts.getLast().equals("..")) {
        parts.removeLast();
      } else if (!part.isEmpty() && !part.equals(".") && !(part.equals("..") && absolute)) {
        parts.addLast(part);
      }
    }
    String joined = String.join("/", parts);
    return absolute ? "/" + joined : joined.isEmpty() ? "." : joined;
  }
}
