package io.boulderk8s.image;

import io.boulderk8s.failure.BoulderK8sException;
import io.boulderk8s.failure.FailureKind;
import io.boulderk8s.failure.Problem;
import io.boulderk8s.process.ProcessFailedException;
import io.boulderk8s.process.ProcessResult;
import java.util.List;
import java.util.Locale;

/** Describes failures of moving images, with the next step. */
final class ImageProblems {
  static final String NEXT =
      "get it into the engine (docker pull, docker load, docker build), or add a recipe to images/";

  private ImageProblems() {}

  static BoulderK8sException of(String reference, String what, ProcessResult result) {
    String words = result.stderr().strip();
    boolean full = words.toLowerCase(Locale.ROOT).contains("no space left on device");
    String last = words.lines().reduce((_, line) -> line).orElse("exit code " + result.exitCode());
    return new BoulderK8sException(
        FailureKind.IMAGE,
        List.of(
            new Problem(
                reference,
                what + ": " + (full ? "the disk of the Docker engine is full" : last),
                full
                    ? "make room (`docker system df`, `docker image prune`), then try again"
                    : "")),
        new ProcessFailedException(result));
  }
}
