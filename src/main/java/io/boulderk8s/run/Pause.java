package io.boulderk8s.run;

import java.time.Duration;

/** Waiting between two attempts, as a parameter so that tests need no time. */
@FunctionalInterface
public interface Pause {
  void pause(Duration duration) throws InterruptedException;
}
