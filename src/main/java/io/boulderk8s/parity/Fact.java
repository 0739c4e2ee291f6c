package io.boulderk8s.parity;

import java.util.Comparator;

/** A fact about a container, or about the checkout or the run as a whole. */
public record Fact(Key key, String value) {
  /**
   * The subject of a fact.
   *
   * @param subject a service, or `checkout`, or `test.sh`
   * @param aspect `environment`, `mounts`, ...
   * @param item the variable, the path, ...
   */
  public record Key(String subject, String aspect, String item) implements Comparable<Key> {
    private static final Comparator<Key> ORDER =
        Comparator.comparing(Key::subject).thenComparing(Key::aspect).thenComparing(Key::item);

    @Override
    public int compareTo(Key other) {
      return ORDER.compare(this, other);
    }
  }

  public static Fact of(String subject, String aspect, String item, String value) {
    return new Fact(new Key(subject, aspect, item), value);
  }
}
