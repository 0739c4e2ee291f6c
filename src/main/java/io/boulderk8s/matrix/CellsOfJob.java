package io.boulderk8s.matrix;

import io.boulderk8s.boulder.Harness;
import io.boulderk8s.compose.tree.Node;
import io.boulderk8s.compose.tree.Problems;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Reads one job of a workflow. GitHub's "Workflow syntax" lists the keys; unknown ones that could
 * change what the tests see are problems.
 */
final class CellsOfJob {
  private static final Set<String> JOB =
      Set.of(
          "name",
          "runs-on",
          "permissions",
          "needs",
          "timeout-minutes",
          "concurrency",
          "continue-on-error",
          "outputs",
          "strategy",
          "env",
          "steps");
  private static final Set<String> STRATEGY = Set.of("matrix", "fail-fast", "max-parallel");
  private static final Set<String> STEP = Set.of("name", "id", "run", "env", "timeout-minutes");

  private final String name;
  private final Node.Mapping job;
  private final Harness.Matrix harness;
  private final Problems problems;

  CellsOfJob(String name, Node.Mapping job, Harness.Matrix harness, Problems problems) {
    this.name = name;
    this.job = job;
    this.harness = harness;
    this.problems = problems;
  }

  /** The step of the job that runs the tests, and its cells. */
  private record Run(Node.Mapping step, Node.Scalar text) {}

  /**
   * Returns the cells, without ids.
   *
   * @param outer the workflow's own `env`
   * @param notRun receives what else the job does
   */
  List<Cell> cells(List<Node> outer, List<String> notRun) {
    List<Node.Mapping> steps = steps();
    List<Run> tests =
        steps.stream().flatMap(step -> run(step).stream()).filter(this::mayTest).toList();
    if (tests.isEmpty()) {
      notRun.add("job " + name);
      return List.of();
    }
    onlyKnown(job, JOB, "jobs." + name);
    List<Cell> cells = new ArrayList<>();
    for (Run test : tests) {
      cells.addAll(cells(test, outer));
    }
    steps.stream()
        .filter(step -> tests.stream().noneMatch(test -> test.step().equals(step)))
        .forEach(step -> notRun.add("step \"" + title(step) + "\" of job " + name));
    return cells;
  }

  private List<Cell> cells(Run test, List<Node> outer) {
    Optional<String> key = Expressions.onlyKey(test.text().text());
    Optional<Node.Mapping> strategy = mapping(job, "strategy");
    strategy.ifPresent(found -> onlyKnown(found, STRATEGY, "strategy"));
    Axes axes =
        strategy
            .flatMap(found -> found.get("matrix"))
            .map(matrix -> Axes.of(matrix, problems))
            .orElseGet(() -> Axes.of(Node.Mapping.empty(job.source()), problems));
    if (key.isEmpty() || !axes.has(key.get())) {
      problems.add(
          test.text().source(),
          "it is unclear which tests this step runs",
          "let it run a list of the matrix and nothing else: `run: ${{ matrix.KEY }}`");
      return List.of();
    }
    onlyKnown(test.step(), STEP, "the step of the tests");
    List<Node> environments = new ArrayList<>(outer);
    job.get("env").ifPresent(environments::add);
    test.step().get("env").ifPresent(environments::add);
    return axes.combinations().stream()
        .flatMap(values -> cell(axes, values, key.get(), environments).stream())
        .toList();
  }

  private Optional<Cell> cell(
      Axes axes, Axes.Combination values, String key, List<Node> environments) {
    SortedMap<String, String> environment = new TreeMap<>();
    environments.forEach(
        node -> environment.putAll(WorkflowEnvironment.of(node, values.texts(), problems)));
    String command = values.text(key);
    List<String> others = axes.others(values, key);
    String title = others.isEmpty() ? command : command + " (" + String.join(", ", others) + ")";
    return CellCommand.of(command, values.source(key), harness, problems)
        .map(
            read -> {
              environment.putAll(read.environment());
              return new Cell("", title.strip(), environment, read.next(), read.arguments());
            });
  }

  private boolean mayTest(Run run) {
    String text = run.text().text();
    return Expressions.usesMatrix(text)
        || text.contains(harness.plainCommand())
        || text.contains(harness.nextCommand());
  }

  private List<Node.Mapping> steps() {
    if (!(job.get("steps").orElse(job) instanceof Node.Sequence steps)) {
      return List.of();
    }
    return steps.items().stream()
        .filter(Node.Mapping.class::isInstance)
        .map(Node.Mapping.class::cast)
        .toList();
  }

  private static Optional<Run> run(Node.Mapping step) {
    return step.get("run")
        .filter(Node.Scalar.class::isInstance)
        .map(text -> new Run(step, (Node.Scalar) text));
  }

  private static String title(Node.Mapping step) {
    return step.get("name")
        .or(() -> step.get("uses"))
        .or(() -> step.get("run"))
        .filter(Node.Scalar.class::isInstance)
        .map(text -> ((Node.Scalar) text).text().lines().findFirst().orElse(""))
        .orElse("?");
  }

  private static Optional<Node.Mapping> mapping(Node.Mapping of, String key) {
    return of.get(key).filter(Node.Mapping.class::isInstance).map(Node.Mapping.class::cast);
  }

  private void onlyKnown(Node.Mapping mapping, Set<String> known, String where) {
    mapping
        .entries()
        .forEach(
            (key, entry) -> {
              if (!known.contains(key)) {
                problems.add(
                    entry.source(),
                    "`" + key + "` of " + where + " is not understood",
                    "it may change what the tests see: name the cells with --list");
              }
            });
  }
}
