package io.boulderk8s.process;

/**
 * A program ended with a code other than 0; the message holds its command line, code and output.
 */
public final class ProcessFailedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient ProcessResult result;

  public ProcessFailedException(ProcessResult result) {
    super(
        "`%s` ended with exit code %d%s%s"
            .formatted(
                result.command(),
                result.exitCode(),
                said("stdout", result.stdout()),
                said("stderr", result.stderr())));
    this.result = result;
  }

  public ProcessResult result() {
    return result;
  }

  private static String said(String stream, String text) {
    return text.isBlank() ? "" : "\n" + stream + ": " + text.strip();
  }
}
