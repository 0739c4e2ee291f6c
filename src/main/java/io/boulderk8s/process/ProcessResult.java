package io.boulderk8s.process;

/** How a program ended, and all its output. */
public record ProcessResult(Command command, int exitCode, String stdout, String stderr) {
  public boolean succeeded() {
    return exitCode == 0;
  }

  /**
   * Returns itself when the exit code is 0, else throws a {@link ProcessFailedException} with all
   * details.
   */
  public ProcessResult orThrow() {
    if (!succeeded()) {
      throw new ProcessFailedException(this);
    }
    return this;
  }
}
