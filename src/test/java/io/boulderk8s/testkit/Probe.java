package io.boulderk8s.testkit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a pod whose image is the agent's says about itself. Addresses that pods got are shown by the
 * pod's name in braces.
 */
public record Probe(JsonNode report, Map<String, String> pods) {
  private static final JsonMapper JSON = new JsonMapper();

  /**
   * Asks in the pod itself.
   *
   * @param pods addresses of pods, by pod
   */
  public static Probe of(
      ClusterView cluster,
      String namespace,
      String pod,
      Map<String, String> pods,
      List<String> questions) {
    List<String> words = new ArrayList<>();
    words.addAll(List.of("exec", "-n", namespace, pod, "-c", pod, "--", "/agent", "probe"));
    words.addAll(questions);
    try {
      return new Probe(JSON.readTree(cluster.kubectl(words.toArray(String[]::new))), pods);
    } catch (JsonProcessingException e) {
      throw new AssertionError("the probe in " + pod + " gave no JSON", e);
    }
  }

  /** The records of one type, by name, and by address for PTR. */
  public SortedMap<String, String> records(String type) {
    SortedMap<String, String> all = new TreeMap<>();
    if (type.equals("PTR")) {
      report.path("reverse").properties().forEach(e -> all.put(shown(e.getKey()), text(e)));
    }
    report
        .path("names")
        .properties()
        .forEach(e -> all.put(e.getKey(), shown(e.getValue().at("/records/" + type).asText())));
    all.values().removeIf(String::isEmpty);
    return all;
  }

  /** What a program gets that looks a name up. */
  public SortedMap<String, String> lookups() {
    SortedMap<String, String> all = new TreeMap<>();
    report
        .path("names")
        .properties()
        .forEach(e -> all.put(e.getKey(), shown(e.getValue().path("lookup").asText())));
    return all;
  }

  /** How each target answered: what it saw, else why it did not. */
  public SortedMap<String, String> calls() {
    SortedMap<String, String> all = new TreeMap<>();
    report
        .path("reach")
        .properties()
        .forEach(
            e -> {
              String reply = e.getValue().path("reply").asText();
              String result = e.getValue().path("result").asText();
              all.put(shown(e.getKey()), shown(reply.isEmpty() ? result : reply));
            });
    return all;
  }

  public long millis(String target) {
    return report.path("reach").path(target).path("millis").asLong();
  }

  /** Link and address, one a line. */
  public List<String> addresses() {
    List<String> all = new ArrayList<>();
    report
        .path("addresses")
        .forEach(a -> all.add(a.path("link").asText() + " " + shown(a.path("prefix").asText())));
    return all;
  }

  private String text(Map.Entry<String, JsonNode> entry) {
    return shown(entry.getValue().asText());
  }

  private String shown(String text) {
    String result = text;
    for (Map.Entry<String, String> pod : pods.entrySet()) {
      result = result.replaceAll("\\b" + pod.getValue() + "\\b", "{" + pod.getKey() + "}");
    }
    return result;
  }
}
