package io.boulderk8s.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.boulderk8s.report.Reporter;
import io.boulderk8s.report.Table;
import io.boulderk8s.run.Limits;
import io.boulderk8s.run.RunView;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The runs that there are and were. */
@Command(
    name = "runs",
    description = "List the runs of this stack: running ones, and this machine's.")
final class RunsCommand implements Callable<Integer> {
  @Mixin private CheckoutOptions checkoutOptions = new CheckoutOptions();
  @Mixin private ClusterOptions clusterOptions = new ClusterOptions();
  @Mixin private OutputOptions outputOptions = new OutputOptions();

  @Option(names = "--all", description = "Of every stack on the cluster.")
  private boolean all;

  @Option(names = "--json", description = "As a JSON array.")
  private boolean json;

  private final Surroundings surroundings;

  RunsCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    Reporter reporter = outputOptions.reporter(surroundings);
    Optional<String> namespace =
        all
            ? Optional.empty()
            : Optional.of(
                checkoutOptions.namespace(
                    checkoutOptions.checkout(surroundings, reporter), surroundings));
    try (Session session = Session.required(surroundings, clusterOptions, reporter)) {
      List<RunView> runs = session.runs(Limits.standard()).list(namespace);
      surroundings.stdout().print(json ? json(runs) : table(runs));
    }
    return 0;
  }

  private static String json(List<RunView> runs) {
    try {
      return JsonMapper.builder()
              .enable(SerializationFeature.INDENT_OUTPUT)
              .build()
              .writeValueAsString(runs)
          + "\n";
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  private String table(List<RunView> runs) {
    Table table = new Table(List.of("RUN", "STATE", "STARTED", "DURATION", "EXIT CODE", "COMMAND"));
    runs.forEach(
        run ->
            table.add(
                run.id(),
                run.state(),
                run.started().replaceFirst("\\.[0-9]+Z", "Z"),
                duration(run),
                run.exitCode() == null ? "" : String.valueOf(run.exitCode()),
                String.join(" ", run.command())));
    return table.text();
  }

  private String duration(RunView run) {
    boolean over = run.ended() == null && !run.state().equals("running");
    if (over) {
      return "";
    }
    Instant end = run.ended() == null ? surroundings.clock().instant() : Instant.parse(run.ended());
    return Duration.between(Instant.parse(Objects.requireNonNull(run.started())), end).toSeconds()
        + " s";
  }
}
