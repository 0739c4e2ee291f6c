package io.boulderk8s.cluster;

import java.util.function.Consumer;

/**
 * Passes on what `kind create cluster` does, and not how it would have its clusters used: ours are
 * used by other commands.
 */
final class KindSteps implements Consumer<String> {
  private static final String FIRST_HINT = "Set kubectl context to ";

  private final Consumer<String> steps;
  private boolean hints;

  KindSteps(Consumer<String> steps) {
    this.steps = steps;
  }

  @Override
  public synchronized void accept(String line) {
    hints |= line.startsWith(FIRST_HINT);
    if (!hints && !line.isBlank()) {
      steps.accept(line);
    }
  }
}
