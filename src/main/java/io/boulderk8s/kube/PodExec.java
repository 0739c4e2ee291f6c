package io.boulderk8s.kube;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;

/** Executes a command in a container. Its result is no proof of how a run ended. */
public interface PodExec {
  /**
   * Returns when the command ended or the connection broke.
   *
   * @return the exit code; empty when it is unknown
   */
  OptionalInt exec(List<String> command, OutputStream stdout, OutputStream stderr, Duration limit);

  /** As {@link #exec}, for a command that says little. */
  default Answer ask(List<String> command, Duration limit) {
    ByteArrayOutputStream output = new ByteArrayOutputStream();
    OptionalInt code = exec(command, output, OutputStream.nullOutputStream(), limit);
    return new Answer(code, output.toString(StandardCharsets.UTF_8));
  }

  /** The output of a command, and its exit code. */
  record Answer(OptionalInt code, String stdout) {
    /** Tells whether the exit code is known to be 0. */
    public boolean isGood() {
      return code.equals(OptionalInt.of(0));
    }
  }
}
