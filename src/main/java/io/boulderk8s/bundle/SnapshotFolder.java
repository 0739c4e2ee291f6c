package io.boulderk8s.bundle;

import com.fasterxml.jackson.databind.JsonNode;
import io.boulderk8s.diagnose.Log;
import io.boulderk8s.diagnose.RunFacts;
import io.boulderk8s.diagnose.Snapshot;
import io.boulderk8s.failure.BoulderK8sException;
import io.boulderk8s.failure.FailureKind;
import io.boulderk8s.failure.Problem;
import io.boulderk8s.json.Json;
import io.boulderk8s.manifest.Labels;
import io.boulderk8s.results.TestOutputReader;
import io.boulderk8s.results.TestResults;
import io.fabric8.kubernetes.api.model.EventList;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.KubernetesResourceList;
import io.fabric8.kubernetes.api.model.NodeList;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodList;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads a bundle again. A missing file counts as empty. */
public final class SnapshotFolder {
  private final Path folder;

  public SnapshotFolder(Path folder) {
    this.folder = folder;
  }

  public Snapshot read() {
    List<Pod> pods = items(Layout.PODS, PodList.class);
    List<Log> logs = new ArrayList<>(containers(pods));
    logs.add(LogTail.read(folder.resolve(Layout.STDOUT), Layout.STDOUT, ""));
    logs.add(LogTail.read(folder.resolve(Layout.STDERR), Layout.STDERR, ""));
    return new Snapshot(
        pods,
        items(Layout.EVENTS, EventList.class),
        items(Layout.NODES, NodeList.class),
        logs,
        results(folder),
        run());
  }

  /** Returns the tests of both streams of a run. */
  static TestResults results(Path folder) {
    return results("stdout", folder.resolve(Layout.STDOUT))
        .and(results("stderr", folder.resolve(Layout.STDERR)));
  }

  static TestResults results(String stream, Path file) {
    if (!Files.exists(file)) {
      return TestResults.NONE;
    }
    try (BufferedReader lines = LogTail.reader(file)) {
      return TestOutputReader.read(stream, lines.lines());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private <T extends HasMetadata> List<T> items(
      String file, Class<? extends KubernetesResourceList<T>> type) {
    Path path = folder.resolve(file);
    if (!Files.exists(path)) {
      return List.of();
    }
    String text = text(path);
    try {
      if (!text.isBlank()) {
        return Serialization.unmarshal(text, type).getItems();
      }
    } catch (KubernetesClientException e) {
      throw broken(path, e);
    }
    throw broken(path, null);
  }

  private List<Log> containers(List<Pod> pods) {
    Map<String, String> services =
        pods.stream()
            .collect(
                Collectors.toMap(
                    pod -> pod.getMetadata().getName(), SnapshotFolder::service, (a, _) -> a));
    Path logs = folder.resolve(Layout.LOGS);
    if (!Files.isDirectory(logs)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(logs)) {
      return files.sorted().map(file -> container(file, services)).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Log container(Path file, Map<String, String> services) {
    String name = file.getFileName().toString();
    String pod = name.substring(0, Math.max(0, name.indexOf('.')));
    return LogTail.read(file, Layout.LOGS + "/" + name, services.getOrDefault(pod, pod));
  }

  private static String service(Pod pod) {
    Map<String, String> labels = pod.getMetadata().getLabels();
    return labels == null
        ? pod.getMetadata().getName()
        : labels.getOrDefault(Labels.SERVICE, pod.getMetadata().getName());
  }

  private RunFacts run() {
    Path path = folder.resolve(Layout.RUN);
    if (!Files.exists(path)) {
      return RunFacts.NONE;
    }
    try {
      JsonNode run = Json.MAPPER.readTree(text(path));
      return new RunFacts(
          run.path("exitCode").isInt()
              ? OptionalInt.of(run.path("exitCode").asInt())
              : OptionalInt.empty(),
          Optional.of(run.path("failureKind").asText(""))
              .filter(kind -> !kind.isEmpty())
              .map(FailureKind::valueOf),
          run.path("failure").asText(""));
    } catch (IOException | IllegalArgumentException e) {
      throw broken(path, e);
    }
  }

  private static BoulderK8sException broken(Path path, @Nullable Exception cause) {
    Problem problem =
        new Problem(
            path.toString(),
            "this is not what boulder-k8s writes into a bundle",
            "name a bundle that is whole; without one, `boulder-k8s diagnose` looks at the stack");
    return new BoulderK8sException(FailureKind.IO, List.of(problem), cause);
  }

  private static String text(Path path) {
    try {
      return Files.readString(path);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
