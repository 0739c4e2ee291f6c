package io.boulderk8s.check;

import io.boulderk8s.failure.BoulderK8sException;
import io.boulderk8s.failure.Problem;
import java.nio.file.Path;
import java.util.function.Supplier;

/** Checks that boulder-k8s has a folder for its own files. */
record CacheCheck(Supplier<Path> cache) implements MachineCheck {
  @Override
  public String name() {
    return "cache folder";
  }

  @Override
  public CheckResult run() {
    try {
      return new CheckResult.Passed(cache.get().toString());
    } catch (BoulderK8sException e) {
      Problem why = e.problems().getFirst();
      return new CheckResult.Failed(why.where() + ": " + why.what(), why.next());
    }
  }
}
