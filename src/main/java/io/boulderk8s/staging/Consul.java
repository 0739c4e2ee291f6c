package io.boulderk8s.staging;

import io.boulderk8s.plan.Workload;

/** Finds Consul among the dependencies. */
final class Consul {
  private Consul() {}

  /** Tells whether the runner asks this dependency for names. */
  static boolean isIt(Workload dependency, Workload runner) {
    return dependency.endpoint().addresses().stream().anyMatch(runner.endpoint().dns()::contains);
  }
}
