package io.boulderk8s.parity.probe;

import io.boulderk8s.concurrent.Parallel;
import io.boulderk8s.concurrent.Pause;
import io.boulderk8s.parity.Fact;
import io.boulderk8s.parity.Lifetime;
import io.boulderk8s.parity.OrderFacts;
import io.boulderk8s.parity.ProbeFacts;
import io.boulderk8s.parity.ProbeReport;
import io.boulderk8s.parity.Questions;
import io.boulderk8s.parity.Recording;
import io.boulderk8s.parity.RunFacts;
import io.boulderk8s.plan.Plan;
import io.boulderk8s.report.Reporter;
import io.boulderk8s.results.TestOutputReader;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Records one side: brings it up, probes every container, and runs the tests on request. */
public final class Recorder {
  /** Services open their ports some time after they have started; none needs longer than this. */
  private static final int MOST_LOOKS = 30;

  private static final int LOOKS_IN_A_ROW = 3;

  private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(2);

  private final Plan plan;
  private final List<String> names;
  private final CheckoutFiles files;
  private final Path outputs;
  private final Pause pause;
  private final Reporter reporter;

  /**
   * Prepares a recorder for one checkout.
   *
   * @param names further names to look up
   * @param outputs the folder for the output of tests that fail
   */
  public Recorder(
      Plan plan,
      List<String> names,
      CheckoutFiles files,
      Path outputs,
      Pause pause,
      Reporter reporter) {
    this.plan = plan;
    this.names = List.copyOf(names);
    this.files = files;
    this.outputs = outputs;
    this.pause = pause;
    this.reporter = reporter;
  }

  /**
   * Records.
   *
   * @param tests arguments of the test command; empty: it is not run
   */
  public Recording record(Side side, List<List<String>> tests) {
    Instant begun = reporter.clock().instant();
    List<Fact> facts = new ArrayList<>();
    reporter.step(side.name() + " is up", side::up);
    try {
      facts.addAll(reporter.step(side.name() + ": probe containers", () -> containers(side)));
      for (List<String> arguments : tests) {
        facts.addAll(
            reporter.step(
                side.name() + ": " + String.join(" ", arguments), () -> run(side, arguments)));
      }
      facts.addAll(files.since(begun));
    } finally {
      reporter.step(side.name() + " is down", side::down);
    }
    return Recording.of(side.name(), plan.project(), facts);
  }

  private List<Fact> containers(Side side) {
    settled(side);
    SortedMap<String, Observed> containers = side.containers();
    Map<String, ProbeReport> first = reports(side, containers, Questions.NONE);
    Map<String, ProbeReport> second = reports(side, containers, Questions.of(plan, first, names));
    List<Fact> facts =
        new ArrayList<>(ProbeFacts.of(second, Questions.chosen(plan), Questions.asking(plan)));
    containers.forEach(
        (service, container) -> {
          container.state().forEach((k, v) -> facts.add(Fact.of(service, "state", k, v)));
          container.image().forEach((k, v) -> facts.add(Fact.of(service, "image", k, v)));
        });
    facts.addAll(OrderFacts.of(plan, lifetimes(containers)));
    return facts;
  }

  private static Map<String, Lifetime> lifetimes(SortedMap<String, Observed> containers) {
    return containers.values().stream()
        .collect(Collectors.toMap(Observed::service, Observed::lifetime));
  }

  /** Waits until several probes in a row see the same sockets. */
  private void settled(Side side) {
    Map<String, List<String>> before = Map.of();
    int same = 1;
    for (int look = 0; look < MOST_LOOKS; look++) {
      Map<String, List<String>> now =
          reports(side, side.containers(), Questions.NONE).entrySet().stream()
              .collect(Collectors.toMap(Map.Entry::getKey, entry -> entry.getValue().sockets()));
      same = now.equals(before) ? same + 1 : 1;
      if (same == LOOKS_IN_A_ROW) {
        return;
      }
      before = now;
      pause.pause(BETWEEN_LOOKS);
    }
    reporter.notice(side.name() + ": the services still open and close ports");
  }

  private static SortedMap<String, ProbeReport> reports(
      Side side, SortedMap<String, Observed> containers, Questions questions) {
    List<String> words = questions.arguments();
    Function<Observed, ProbeReport> ask =
        container -> ProbeReport.parse(container.service(), side.probe(container, words));
    Map<String, ProbeReport> all = new ConcurrentHashMap<>();
    Parallel.forEach(
        containers.values().stream().filter(Observed::running).toList(),
        container -> all.put(container.service(), ask.apply(container)));
    return new TreeMap<>(all);
  }

  private List<Fact> run(Side side, List<String> arguments) {
    Execution execution = side.test(arguments);
    if (execution.exitCode() != 0) {
      Path folder = outputs.resolve(plan.project() + "-" + side.name());
      execution.writeTo(folder);
      reporter.notice(
          "%s: the tests ended with %d; what they printed is in %s"
              .formatted(side.name(), execution.exitCode(), folder));
    }
    return RunFacts.of(
        execution.exitCode(),
        execution.stdout(),
        TestOutputReader.read("stdout", execution.stdout().stream())
            .and(TestOutputReader.read("stderr", execution.stderr().stream())));
  }
}
