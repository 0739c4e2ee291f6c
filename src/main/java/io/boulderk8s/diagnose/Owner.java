package io.boulderk8s.diagnose;

import java.util.Locale;

/** Who has to look first. */
public enum Owner {
  /** Whoever runs the cluster and the machine. */
  INFRA,
  /** A service beside the tests: a database, Consul, a cache. */
  DEPENDENCY,
  /** Boulder itself, or what the checkout brings with it. */
  BOULDER,
  /** The test. */
  TEST,
  UNKNOWN;

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
