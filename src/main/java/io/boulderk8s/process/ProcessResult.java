package io.boulderk8s.process;

/** How a program ended and all it said. */
public record ProcessResult(Command command, int exitCode, String stdout, String stderr) {
  public boolean succeeded() {
    return exitCode == 0;
  }

  /**
   * Itself when the exit code is 0, else a {@link ProcessFailedException} with everything that is
   * known.
   */
  public ProcessResult orThrow() {
    if (!succeeded()) {
      throw new ProcessFailedException(this);
    }
    return this;
  }
}
