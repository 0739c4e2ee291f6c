package io.boulderk8s.kube;

import io.boulderk8s.concurrent.Parallel;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.LogWatch;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Prints the container logs of pods, each line after the pod's name, as `docker compose logs` does.
 */
public final class ContainerLogs {
  private final KubernetesClient client;
  private final PrintStream out;
  private final Set<LogWatch> followed = ConcurrentHashMap.newKeySet();
  private volatile boolean unread;

  public ContainerLogs(KubernetesClient client, PrintStream out) {
    this.client = client;
    this.out = out;
  }

  /** Prints all logs; with follow, goes on until the pods end, or the output is closed. */
  public void print(List<Pod> pods, boolean follow) {
    int width = pods.stream().mapToInt(pod -> pod.getMetadata().getName().length()).max().orElse(0);
    if (!follow) {
      pods.forEach(pod -> lines(pod, width, false));
      return;
    }
    Parallel.forEach(pods, pod -> lines(pod, width, true));
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
        followed.add(watch);
        reader.lines().takeWhile(_ -> !unread).forEach(line -> print(prefix + line));
      }
    } catch (KubernetesClientException | IOException e) {
      print(prefix + "(no logs: " + e.getMessage() + ")");
    }
  }

  /**
   * A reader that closes the output early (`head`) ends it without another line of each service.
   */
  private synchronized void print(String line) {
    if (unread) {
      return;
    }
    out.println(line);
    if (out.checkError()) {
      unread = true;
      followed.forEach(LogWatch::close);
    }
  }
}
