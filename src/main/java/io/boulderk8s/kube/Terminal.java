package io.boulderk8s.kube;

import io.boulderk8s.concurrent.Cancellation;
import io.boulderk8s.failure.BoulderK8sException;
import io.boulderk8s.failure.FailureKind;
import io.boulderk8s.process.Command;
import io.boulderk8s.process.ProcessResult;
import io.boulderk8s.process.ProcessRunner;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.ExecWatch;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs a command in a running pod with the user's terminal, or with pipes where there is none. */
public final class Terminal {
  private static final Logger LOG = LoggerFactory.getLogger(Terminal.class);
  private static final Duration QUICK = Duration.ofSeconds(5);

  private final KubernetesClient client;
  private final ProcessRunner processes;
  private final InputStream stdin;
  private final OutputStream stdout;
  private final OutputStream stderr;

  /**
   * Uses the terminal of this process.
   *
   * @param client without retries, for exec
   */
  public Terminal(
      KubernetesClient client,
      ProcessRunner processes,
      InputStream stdin,
      OutputStream stdout,
      OutputStream stderr) {
    this.client = client;
    this.processes = processes;
    this.stdin = stdin;
    this.stdout = stdout;
    this.stderr = stderr;
  }

  /** Executes a command in the pod's first container; returns its exit code. */
  public int open(Pod pod, List<String> command) {
    ProcessResult modes = stty("-g");
    if (!modes.succeeded()) {
      return exec(pod, command, false);
    }
    stty("raw -echo");
    try {
      return exec(pod, command, true);
    } finally {
      stty(modes.stdout().strip());
    }
  }

  private int exec(Pod pod, List<String> command, boolean tty) {
    var container =
        client
            .pods()
            .inNamespace(pod.getMetadata().getNamespace())
            .withName(pod.getMetadata().getName())
            .inContainer(pod.getSpec().getContainers().getFirst().getName());
    String[] words = command.toArray(String[]::new);
    try (ExecWatch watch =
        tty
            ? container.redirectingInput().writingOutput(stdout).withTTY().exec(words)
            : container.writingOutput(stdout).writingError(stderr).exec(words)) {
      if (tty) {
        Thread.ofPlatform().daemon().name("keyboard").start(() -> type(watch));
      }
      Integer code = watch.exitCode().get();
      return code == null || code < 0 ? FailureKind.OUTCOME_UNKNOWN.exitCode() : code;
    } catch (ExecutionException e) {
      throw BoulderK8sException.of(
          FailureKind.UNAVAILABLE,
          "exec",
          String.valueOf(e.getCause()),
          "see `boulder-k8s status`");
    } catch (InterruptedException e) {
      throw Cancellation.interrupted(
          "waiting for the command in pod " + pod.getMetadata().getName());
    }
  }

  /** Ends with the connection: it cannot know earlier than the next key. */
  private void type(ExecWatch watch) {
    try {
      stdin.transferTo(watch.getInput());
    } catch (IOException e) {
      LOG.debug("the shell has ended", e);
    }
  }

  private ProcessResult stty(String words) {
    return processes.run(Command.of("sh", "-c", "stty " + words + " </dev/tty"), QUICK);
  }
}
