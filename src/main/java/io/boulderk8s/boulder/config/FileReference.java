package io.boulderk8s.boulder.config;

import io.boulderk8s.boulder.read.Place;
import java.util.Locale;

/**
 * A file or folder that a service reads.
 *
 * @param path as the service opens it: in the checkout, or absolute on its machine
 * @param content the file of the checkout that has the content; another one where the path is a
 *     link that the entrypoint makes
 * @param at what names it first
 */
public record FileReference(String path, String content, Kind kind, Place at) {
  /** What such a file is. */
  public enum Kind {
    CONFIG,
    SECRET,
    /** The setup makes it. */
    MADE,
    /** The setup makes it, and only its reader may see it. */
    MADE_SECRET,
    /** It is on the machine, not in the checkout: a log, a socket, a library. */
    MACHINE;

    public String word() {
      return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
  }
}
