package io.boulderk8s.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.boulderk8s.json.Json;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Writes events for programs: one JSON object a line, each with `time` (ISO 8601) and `event`
 * (docs/events.md). {@link Event.CommandEnded} is the last. {@link #loss} says why events could not
 * be written.
 */
public final class JsonReporter implements Reporter {

  private final OutputStream out;
  private final InstantSource clock;
  private boolean ended;
  private Optional<String> loss = Optional.empty();

  /**
   * Reports to a stream.
   *
   * @param out gets each line in one write
   */
  public JsonReporter(OutputStream out, InstantSource clock) {
    this.out = out;
    this.clock = clock;
  }

  /** Returns why events are missing at the end of the stream; empty if none are. */
  public synchronized Optional<String> loss() {
    return loss;
  }

  @Override
  public InstantSource clock() {
    return clock;
  }

  @Override
  public void report(Event event) {
    if (!(event instanceof Event.Detail)) {
      write(event);
    }
  }

  private synchronized void write(Event event) {
    if (ended || loss.isPresent()) {
      return;
    }
    ended = event instanceof Event.CommandEnded;
    Map<String, Object> line = new LinkedHashMap<>();
    line.put("time", clock.instant().toString());
    switch (event) {
      case Event.StepStarted(String step) -> put(line, "step-started", "step", step);
      case Event.StepEnded(String step, Duration took) -> put(line, "step-ended", step, took);
      case Event.StepFailed(String step, Duration took) -> put(line, "step-failed", step, took);
      case Event.StepCancelled(String step, Duration took) ->
          put(line, "step-cancelled", step, took);
      case Event.OutputFollows() -> line.put("event", "output-follows");
      case Event.ServiceChanged(String service, String state, boolean settled) -> {
        put(line, "service-changed", "service", service);
        line.put("state", state);
        line.put("settled", settled);
      }
      case Event.CellChanged(String cell, String command, String state, Standing standing) -> {
        put(line, "cell-changed", "cell", cell);
        line.put("command", command);
        line.put("state", state);
        line.put("standing", standing.name().toLowerCase(Locale.ROOT));
      }
      case Event.Judged(String cause, String owner, String text, String bundle) -> {
        put(line, "judged", "cause", cause);
        line.put("owner", owner);
        line.put("text", text);
        line.put("bundle", bundle);
      }
      case Event.Detail _ -> {}
      case Event.Progress(String text) -> put(line, "progress", "text", text);
      case Event.Notice(String text) -> put(line, "notice", "text", text);
      case Event.RunStarted(String id) -> put(line, "run-started", "run", id);
      case Event.RunEnded(String id, int exitCode, String failure) -> {
        put(line, "run-ended", "run", id);
        line.put("exitCode", exitCode);
        line.put("failure", failure);
      }
      case Event.CommandFailed failed -> put(line, failed);
      case Event.CommandEnded(int exitCode) -> {
        line.put("event", "command-ended");
        line.put("exitCode", exitCode);
      }
    }
    write(line);
  }

  private void write(Map<String, Object> line) {
    try {
      out.write((Json.MAPPER.writeValueAsString(line) + "\n").getBytes(StandardCharsets.UTF_8));
      out.flush();
      if (out instanceof PrintStream stream && stream.checkError()) {
        loss = Optional.of("the stream is closed or full");
      }
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    } catch (IOException e) {
      loss = Optional.of(String.valueOf(e.getMessage()));
    }
  }

  private static void put(Map<String, Object> line, String event, String key, String value) {
    line.put("event", event);
    line.put(key, value);
  }

  private static void put(Map<String, Object> line, String event, String step, Duration took) {
    put(line, event, "step", step);
    line.put("seconds", took.toMillis() / 1000.0);
  }

  private static void put(Map<String, Object> line, Event.CommandFailed failed) {
    put(line, "command-failed", "kind", failed.kind());
    line.put("exitCode", failed.exitCode());
    line.put("problems", failed.problems().stream().map(JsonReporter::problem).toList());
    line.put("log", failed.log());
    line.put("stack", failed.stack());
  }

  private static Map<String, String> problem(Event.Problem problem) {
    Map<String, String> fields = new LinkedHashMap<>();
    fields.put("where", problem.where());
    fields.put("what", problem.what());
    fields.put("next", problem.next());
    return fields;
  }
}
