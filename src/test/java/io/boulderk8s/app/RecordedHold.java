package io.boulderk8s.app;

import java.util.function.Consumer;

/** A hold that tells what is done with it. */
record RecordedHold(Consumer<String> step) implements OpenStack.Hold {
  @Override
  public void announce() {
    step.accept("announce");
  }

  @Override
  public void close() {
    step.accept("release");
  }
}
