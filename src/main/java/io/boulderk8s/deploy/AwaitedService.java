package io.boulderk8s.deploy;

import io.boulderk8s.staging.SplitService;

/**
 * A service that somebody waits for.
 *
 * @param from the place in the checkout that lists it
 * @param replicas pods that must be ready
 */
record AwaitedService(String name, String from, int replicas) {
  static AwaitedService of(SplitService split) {
    return new AwaitedService(
        split.workload().service(), split.from().at().toString(), split.replicas());
  }

  /** Returns the words for it in a failure. */
  String place() {
    return (from + " service " + name).strip();
  }
}
