package io.boulderk8s.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.PrintStream;
import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** Events for programs: a JSON object a line, each with `time` (ISO 8601) and `event`. */
public final class JsonReporter implements Reporter {
  private static final JsonMapper JSON = new JsonMapper();

  private final PrintStream out;
  private final InstantSource clock;

  public JsonReporter(PrintStream out, InstantSource clock) {
    this.out = out;
    this.clock = clock;
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
    Map<String, Object> line = new LinkedHashMap<>();
    line.put("time", clock.instant().toString());
    switch (event) {
      case Event.StepStarted(String step) -> put(line, "step-started", "step", step);
      case Event.StepEnded(String step, Duration took) -> {
        put(line, "step-ended", "step", step);
        line.put("seconds", took.toMillis() / 1000.0);
      }
      case Event.StepFailed(String step, Duration took) -> {
        put(line, "step-failed", "step", step);
        line.put("seconds", took.toMillis() / 1000.0);
      }
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
    }
    try {
      out.println(JSON.writeValueAsString(line));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
    out.flush();
  }

  private static void put(Map<String, Object> line, String event, String key, String value) {
    line.put("event", event);
    line.put(key, value);
  }
}
