package io.boulderk8s.diagnose;

/**
 * A recorded line that shows something.
 *
 * @param from its place: a file of the bundle and a line, an event, a pod's status
 */
public record Evidence(String from, String line) {
  private static final int LONGEST = 300;

  public Evidence {
    line = line.length() > LONGEST ? line.substring(0, LONGEST) + "..." : line;
  }

  @Override
  public String toString() {
    return from + ": " + line;
  }
}
