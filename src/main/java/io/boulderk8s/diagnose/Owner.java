package io.boulderk8s.diagnose;

import java.util.Locale;

/** Who has to act first. */
public enum Owner {
  /** Who runs the cluster and the machine. */
  INFRA,
  /** A service beside the tests: a database, Consul, a cache. */
  DEPENDENCY,
  /** Boulder itself, or other parts of the checkout. */
  BOULDER,
  /** The test. */
  TEST,
  UNKNOWN;

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
