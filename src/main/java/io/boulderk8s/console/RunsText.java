package io.boulderk8s.console;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.boulderk8s.json.Json;
import io.boulderk8s.report.Table;
import io.boulderk8s.run.RunView;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

/** Shows runs. */
public final class RunsText {
  private RunsText() {}

  /**
   * Formats them as JSON, or as a line for each.
   *
   * @param now the end of the duration of runs that are still going on
   */
  public static String of(List<RunView> runs, boolean json, Instant now) {
    return json ? json(runs) : table(runs, now);
  }

  private static String json(List<RunView> runs) {
    try {
      return Json.MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(runs) + "\n";
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String table(List<RunView> runs, Instant now) {
    Table table = new Table(List.of("RUN", "STATE", "STARTED", "DURATION", "EXIT CODE", "COMMAND"));
    runs.forEach(
        run ->
            table.add(
                run.id(),
                run.state(),
                run.started().replaceFirst("\\.[0-9]+Z", "Z"),
                duration(run, now),
                run.exitCode() == null ? "" : String.valueOf(run.exitCode()),
                String.join(" ", run.command())));
    return table.text();
  }

  private static String duration(RunView run, Instant now) {
    boolean over = run.ended() == null && !run.state().equals("running");
    if (over) {
      return "";
    }
    Instant end = run.ended() == null ? now : Instant.parse(run.ended());
    return Duration.between(Instant.parse(Objects.requireNonNull(run.started())), end).toSeconds()
        + " s";
  }
}
