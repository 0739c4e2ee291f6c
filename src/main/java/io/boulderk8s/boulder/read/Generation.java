package io.boulderk8s.boulder.read;

/** The two generations of configuration that a checkout has: of today, and of the next release. */
public enum Generation {
  PLAIN("test/config"),
  NEXT("test/config-next");

  private final String folder;

  Generation(String folder) {
    this.folder = folder;
  }

  public static Generation of(boolean next) {
    return next ? NEXT : PLAIN;
  }

  /** Returns what BOULDER_CONFIG_DIR is. */
  public String folder() {
    return folder;
  }
}
