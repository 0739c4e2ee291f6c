package io.boulderk8s.bundle;

import io.boulderk8s.diagnose.Diagnosis;
import io.boulderk8s.diagnose.Snapshot;
import io.boulderk8s.manifest.Labels;
import io.boulderk8s.results.JUnitXml;
import io.boulderk8s.results.ResultsJson;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Collects a bundle. run.json names what could not be collected; the rest is collected all the
 * same.
 */
public final class Bundler {
  private final KubernetesClient client;
  private final String namespace;

  public Bundler(KubernetesClient client, String namespace) {
    this.client = client;
    this.namespace = namespace;
  }

  /**
   * Writes everything and diagnoses the cause.
   *
   * @param target created if missing
   * @param record what a recorder saw meanwhile
   */
  public Bundle write(Path target, BundleFacts facts, Recorded record) {
    List<String> missing = new ArrayList<>();
    List<Pod> live = live(missing);
    List<Pod> pods = pods(record, live);
    BundleFolder folder = new BundleFolder(target, redactor(pods));
    facts.output().ifPresent(output -> output(folder, output));
    StackObjectFiles objects = new StackObjectFiles(folder);
    objects.pods(pods);
    objects.events(record.events(facts.since()));
    folder.write(Layout.TIMELINE, String.join("\n", record.timeline()) + "\n");
    if (!facts.compose().isEmpty()) {
      folder.write(Layout.COMPOSE, facts.compose());
    }
    if (missing.isEmpty()) {
      part(missing, "nodes", () -> nodes(folder, objects));
      part(missing, "objects", () -> objects.others(client, namespace));
      part(missing, "logs", () -> new ContainerLogFiles(client, folder).write(live));
    }
    new AllLogs(folder).write(sources(target, pods));
    folder.write(Layout.RUN, facts.json(missing));
    return judged(folder);
  }

  private Bundle judged(BundleFolder folder) {
    Snapshot snapshot = new SnapshotFolder(folder.root()).read();
    Diagnosis diagnosis = Diagnosis.of(snapshot);
    folder.derived(Layout.VERDICT_TEXT, diagnosis.text());
    folder.derived(Layout.VERDICT_JSON, VerdictJson.of(diagnosis));
    folder.derived(Layout.JUNIT, JUnitXml.of(snapshot.results()));
    folder.derived(Layout.RESULTS, ResultsJson.of(snapshot.results()));
    folder.derived(Layout.SUMMARY, StepSummary.of("boulder-k8s", diagnosis, snapshot.results()));
    return new Bundle(folder.root(), diagnosis, snapshot.results());
  }

  private static void output(BundleFolder folder, Path output) {
    folder.copy(output.resolve("stdout"), Layout.STDOUT);
    folder.copy(output.resolve("stderr"), Layout.STDERR);
  }

  private List<Pod> live(List<String> missing) {
    List<Pod> live = new ArrayList<>();
    part(
        missing, "pods", () -> live.addAll(client.pods().inNamespace(namespace).list().getItems()));
    return live;
  }

  /** Returns pods as they are now, and deleted ones as they were last seen. */
  private static List<Pod> pods(Recorded record, List<Pod> live) {
    SortedMap<String, Pod> byName = new TreeMap<>();
    record.pods().forEach(pod -> byName.put(pod.getMetadata().getName(), pod));
    live.forEach(pod -> byName.put(pod.getMetadata().getName(), pod));
    return List.copyOf(byName.values());
  }

  private void nodes(BundleFolder folder, StackObjectFiles objects) {
    List<Node> nodes = client.nodes().list().getItems();
    objects.nodes(nodes);
    StringBuilder usage = new StringBuilder();
    for (Node node : nodes) {
      usage.append(usage(node.getMetadata().getName()));
    }
    folder.write(Layout.USAGE, usage.toString());
  }

  private String usage(String node) {
    try {
      return NodeUsage.of(client.raw("/api/v1/nodes/" + node + "/proxy/stats/summary"), namespace);
    } catch (KubernetesClientException | IOException | IllegalArgumentException e) {
      return "node " + node + ": its kubelet does not say (" + e.getMessage() + ")\n";
    }
  }

  private static void part(List<String> missing, String name, Runnable work) {
    try {
      work.run();
    } catch (KubernetesClientException e) {
      missing.add(name + ": " + e.getMessage());
    }
  }

  private static List<AllLogs.Source> sources(Path target, List<Pod> pods) {
    return pods.stream()
        .map(
            pod ->
                new AllLogs.Source(
                    target.resolve(Layout.LOGS).resolve(pod.getMetadata().getName() + ".log"),
                    service(pod)))
        .toList();
  }

  private static String service(Pod pod) {
    Map<String, String> labels = pod.getMetadata().getLabels();
    return labels.getOrDefault(Labels.SERVICE, pod.getMetadata().getName());
  }

  /**
   * Makes a redactor that also knows the values of these pods' secret variables: they may be in any
   * log.
   */
  public static Redactor redactor(List<Pod> pods) {
    return Redactor.knowing(secrets(pods));
  }

  private static Set<String> secrets(List<Pod> pods) {
    return pods.stream()
        .flatMap(
            pod ->
                Stream.concat(
                    pod.getSpec().getInitContainers().stream(),
                    pod.getSpec().getContainers().stream()))
        .map(Container::getEnv)
        .flatMap(List::stream)
        .filter(StackObjectFiles::isSecret)
        .map(EnvVar::getValue)
        .collect(Collectors.toSet());
  }
}
