package io.boulderk8s.kube;

import io.boulderk8s.concurrent.Background;
import io.boulderk8s.concurrent.Parallel;
import io.boulderk8s.concurrent.Pause;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.LogWatch;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Prints the container logs of pods, each line after the pod's name, as `docker compose logs` does.
 */
public final class ContainerLogs {
  private static final Duration LOOK = Duration.ofMillis(500);

  private final KubernetesClient client;
  private final PrintStream out;
  private final Pause pause;
  private final Set<InputStream> followed = ConcurrentHashMap.newKeySet();
  private volatile boolean unread;

  /**
   * Prints to a stream.
   *
   * @param out whose {@code checkError} tells that nobody reads on
   * @param pause between two looks at that while no line comes
   */
  public ContainerLogs(KubernetesClient client, PrintStream out, Pause pause) {
    this.client = client;
    this.out = out;
    this.pause = pause;
  }

  /** Prints all logs; with follow, goes on until the pods end, or nobody reads the output. */
  public void print(List<Pod> pods, boolean follow) {
    int width = pods.stream().mapToInt(pod -> pod.getMetadata().getName().length()).max().orElse(0);
    if (!follow) {
      pods.forEach(pod -> lines(pod, width, false));
      return;
    }
    try (Background<Boolean> _ = Background.of(this::awaitUnread)) {
      Parallel.forEach(pods, pod -> lines(pod, width, true));
    }
  }

  private boolean awaitUnread() {
    while (!unread) {
      look();
      pause.pause(LOOK);
    }
    return true;
  }

  private void lines(Pod pod, int width, boolean follow) {
    String name = pod.getMetadata().getName();
    String prefix = name + " ".repeat(width - name.length()) + " | ";
    var container =
        client
            .pods()
            .inNamespace(pod.getMetadata().getNamespace())
            .withName(name)
            .inContainer(pod.getSpec().getContainers().getFirst().getName());
    try {
      if (unread) {
        return;
      }
      if (!follow) {
        container.getLog().lines().forEach(line -> print(prefix + line));
        return;
      }
      try (LogWatch watch = container.watchLog();
          var reader =
              new BufferedReader(
                  new InputStreamReader(watch.getOutput(), StandardCharsets.UTF_8))) {
        follow(watch.getOutput());
        reader.lines().takeWhile(_ -> !unread).forEach(line -> print(prefix + line));
      }
    } catch (KubernetesClientException | IOException | UncheckedIOException e) {
      print(prefix + "(no logs: " + e.getMessage() + ")");
    }
  }

  /** Another thread may have seen meanwhile that nobody reads. */
  private synchronized void follow(InputStream log) {
    followed.add(log);
    if (unread) {
      close(log);
    }
  }

  /** Wakes who reads it, as the end of its LogWatch does not. */
  private static void close(InputStream log) {
    try {
      log.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private synchronized void print(String line) {
    if (!unread) {
      out.println(line);
      look();
    }
  }

  /** A reader that closes the output early (`head`) ends all of it. */
  private synchronized void look() {
    if (!unread && out.checkError()) {
      unread = true;
      followed.forEach(ContainerLogs::close);
    }
  }
}
