package io.boulderk8s.deploy;

import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.ExecWatch;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Process 1 of a service's container. The kernel keeps from it each signal that it has no handler
 * for (pid_namespaces(7)): a shell without a trap never learns that it shall end, and whoever waits
 * for its end waits in vain until the grace period is over.
 */
public final class FirstProcess {
  private static final int SIGTERM = 15;
  private static final long LIMIT_SECONDS = 2;

  private final KubernetesClient streams;

  /**
   * @param streams a client that tries nothing twice
   */
  public FirstProcess(KubernetesClient streams) {
    this.streams = streams;
  }

  /** False only if it is known that it does not. */
  boolean mayHearSigterm(Pod pod) {
    return status(pod).flatMap(FirstProcess::hearsSigterm).orElse(true);
  }

  /** From the text of /proc/1/status; empty where that does not say. */
  static Optional<Boolean> hearsSigterm(String status) {
    return status
        .lines()
        .filter(line -> line.matches("SigCgt:\\s+[0-9a-f]{16}"))
        .map(line -> Long.parseUnsignedLong(line.substring(line.length() - 16), 16))
        .map(caught -> (caught & (1L << (SIGTERM - 1))) != 0)
        .findFirst();
  }

  /** Empty where it cannot be learned: an image may have no `cat`. */
  private Optional<String> status(Pod pod) {
    ByteArrayOutputStream output = new ByteArrayOutputStream();
    try (ExecWatch watch =
        streams
            .pods()
            .inNamespace(pod.getMetadata().getNamespace())
            .withName(pod.getMetadata().getName())
            .inContainer(pod.getMetadata().getName())
            .writingOutput(output)
            .exec("cat", "/proc/1/status")) {
      Integer code = watch.exitCode().get(LIMIT_SECONDS, TimeUnit.SECONDS);
      return code != null && code == 0
          ? Optional.of(output.toString(StandardCharsets.UTF_8))
          : Optional.empty();
    } catch (TimeoutException | ExecutionException | KubernetesClientException e) {
      return Optional.empty();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }
}
