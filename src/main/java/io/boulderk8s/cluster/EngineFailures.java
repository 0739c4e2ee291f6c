package io.boulderk8s.cluster;

import io.boulderk8s.failure.BoulderK8sException;
import io.boulderk8s.failure.FailureKind;
import io.boulderk8s.process.ProcessFailedException;
import io.boulderk8s.process.ProcessResult;
import io.boulderk8s.process.ProgramNotFoundException;
import java.util.Locale;

/** Recognises docker's error messages, and adds the next step. The only place that does. */
public final class EngineFailures {
  private EngineFailures() {}

  static BoulderK8sException missing(ProgramNotFoundException e) {
    return BoulderK8sException.of(
        FailureKind.UNAVAILABLE,
        e.program(),
        "the docker CLI is missing",
        "run scripts/setup-host.sh, or install Docker");
  }

  /** Throws the failure that the message means; an unknown message keeps all its words. */
  public static ProcessResult raise(ProcessResult result) {
    String words = result.stderr().toLowerCase(Locale.ROOT);
    if (words.contains("permission denied")) {
      throw unavailable(
          "the Docker engine does not let this user in: " + result.stderr().strip(),
          "add the user to the docker group and log in again, or run as root");
    }
    if (words.contains("cannot connect to the docker daemon")
        || words.contains("error during connect")
        || words.contains("connection refused")) {
      throw unavailable(
          "the Docker engine does not answer: " + result.stderr().strip(),
          "start it (scripts/setup-host.sh does), and look at DOCKER_HOST and `docker context ls`");
    }
    throw new ProcessFailedException(result);
  }

  private static BoulderK8sException unavailable(String what, String next) {
    return BoulderK8sException.of(FailureKind.UNAVAILABLE, "docker", what, next);
  }
}
