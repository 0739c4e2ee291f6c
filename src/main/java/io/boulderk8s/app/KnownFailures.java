package io.boulderk8s.app;

import io.boulderk8s.concurrent.CancelledException;
import io.boulderk8s.failure.BoulderK8sException;
import io.boulderk8s.failure.FailureKind;
import io.boulderk8s.process.ProcessFailedException;
import io.boulderk8s.process.ProcessTimeoutException;
import io.boulderk8s.process.ProgramNotFoundException;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.io.IOException;
import java.util.Optional;

/** Explains failures of our tools and of the cluster's client to the user. */
public final class KnownFailures {
  private KnownFailures() {}

  /** Returns it as a failure with a kind; empty for an unexpected one. */
  public static Optional<BoulderK8sException> of(Throwable failure) {
    return switch (failure) {
      case BoulderK8sException known -> Optional.of(known);
      case CancelledException cancelled -> Optional.of(BoulderK8sException.of(cancelled));
      case ProgramNotFoundException missing ->
          unavailable(
              String.valueOf(missing.getMessage()),
              "scripts/setup-host.sh installs what is missing; `boulder-k8s doctor` checks it");
      case ProcessFailedException _, ProcessTimeoutException _ ->
          unavailable(String.valueOf(failure.getMessage()), "");
      case KubernetesClientException away when away.getCause() instanceof IOException why ->
          unavailable(
              "the cluster's API server cannot be reached: " + reason(why),
              "look whether it runs: `docker ps` for a kind cluster, `kubectl --context NAME get"
                  + " --raw=/readyz` for a context");
      case KubernetesClientException api ->
          unavailable(
              "the cluster refused a request: " + api.getMessage(),
              "`boulder-k8s status` shows what there is");
      default -> Optional.empty();
    };
  }

  private static String reason(IOException why) {
    return why.getMessage() == null ? why.getClass().getSimpleName() : why.getMessage();
  }

  private static Optional<BoulderK8sException> unavailable(String what, String next) {
    return Optional.of(BoulderK8sException.of(FailureKind.UNAVAILABLE, "", what, next));
  }
}
