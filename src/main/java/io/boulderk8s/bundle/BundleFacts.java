package io.boulderk8s.bundle;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.boulderk8s.diagnose.RunFacts;
import io.boulderk8s.json.Json;
import io.boulderk8s.report.EventRecord;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What boulder-k8s knows, beside what the cluster reports.
 *
 * @param command as the user gave it
 * @param since earlier events belong to another run
 * @param compose the resolved Compose model; empty if it was not read
 * @param output the folder with the run's `stdout` and `stderr`; empty without a run
 * @param phases messages to the user, with times
 */
public record BundleFacts(
    List<String> command,
    Map<String, String> versions,
    Instant since,
    RunFacts run,
    String compose,
    Optional<Path> output,
    List<EventRecord.Entry> phases) {
  public BundleFacts {
    command = List.copyOf(command);
    versions = Map.copyOf(versions);
    phases = List.copyOf(phases);
  }

  /** Formats run.json; a reader of a bundle takes the exit code and the failure from it. */
  String json(List<String> missing) {
    ObjectNode root = Json.MAPPER.createObjectNode();
    ArrayNode words = root.putArray("command");
    command.forEach(words::add);
    run.exitCode().ifPresent(code -> root.put("exitCode", code));
    run.kind().ifPresent(kind -> root.put("failureKind", kind.name()));
    root.put("failure", run.failure());
    ObjectNode tools = root.putObject("versions");
    versions.entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .forEach(version -> tools.put(version.getKey(), version.getValue()));
    ArrayNode steps = root.putArray("phases");
    phases.forEach(
        entry -> steps.addObject().put("time", entry.time().toString()).put("said", entry.text()));
    ArrayNode notCollected = root.putArray("notCollected");
    missing.forEach(notCollected::add);
    return root.toPrettyString() + "\n";
  }
}
