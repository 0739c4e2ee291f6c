package io.boulderk8s.boulder.read;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/** Finds the file of the checkout that a program in the runner opens by a path. */
public final class CheckoutPath {
  /** Where the Compose file mounts the checkout, and where programs start. */
  private static final String FOLDER = "/boulder/";

  private CheckoutPath() {}

  /** Returns the path in the checkout, without `.` and `..`; empty when it leads out of it. */
  public static Optional<String> of(String written) {
    Deque<String> parts = new ArrayDeque<>();
    String absolute = written.startsWith("/") ? written : FOLDER + written;
    for (String part : absolute.split("/", -1)) {
      if (part.equals("..")) {
        parts.pollLast();
      } else if (!part.isEmpty() && !part.equals(".")) {
        parts.addLast(part);
      }
    }
    String whole = "/" + String.join("/", parts);
    return whole.startsWith(FOLDER)
        ? Optional.of(whole.substring(FOLDER.length()))
        : Optional.empty();
  }
}
