package io.boulderk8s.matrix.ship;

import java.time.Instant;
import java.util.Locale;

/** One part of a checkout that travels. */
public sealed interface ShippedPart {
  /** Returns the path relative to the checkout, with slashes; empty for the checkout itself. */
  String path();

  Facts facts();

  /**
   * Everything but the content.
   *
   * @param mode the twelve bits of permissions
   */
  record Facts(int mode, int uid, int gid, Instant modified) {
    private static final int BITS = 07777;

    public Facts {
      mode &= BITS;
    }

    private String text() {
      return String.format(
          Locale.ROOT,
          "%o %d %d %d %d",
          mode,
          uid,
          gid,
          modified.getEpochSecond(),
          modified.getNano());
    }
  }

  /** A folder. Its content has entries of its own. */
  record Folder(String path, Facts facts) implements ShippedPart {}

  /**
   * A file.
   *
   * @param size bytes
   * @param sha256 of its content, as hexadecimal digits
   */
  record Content(String path, Facts facts, long size, String sha256) implements ShippedPart {}

  /** A symbolic link; its target is not followed. */
  record Link(String path, Facts facts, String target) implements ShippedPart {}

  /**
   * Formats it for a manifest (images/agent/store reads that): KIND MODE UID GID SECONDS NANOS SIZE
   * SHA256, then path and target, each ended by NUL, which no path contains.
   */
  default String text() {
    String facts = facts().text();
    String line =
        switch (this) {
          case Folder _ -> "d " + facts + " 0 -";
          case Link _ -> "l " + facts + " 0 -";
          case Content file -> "f " + facts + " " + file.size() + " " + file.sha256();
        };
    String target = this instanceof Link link ? link.target() : "";
    return line + "\0" + (path().isEmpty() ? "." : path()) + "\0" + target + "\0";
  }
}
