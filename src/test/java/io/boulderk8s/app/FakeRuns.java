package io.boulderk8s.app;

import io.boulderk8s.run.FollowOptions;
import io.boulderk8s.run.RunView;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** Runs without a cluster: notes each step, and fails at one of them on demand. */
final class FakeRuns implements OpenRuns {
  /** The only one in a list. */
  static final RunView RUN =
      new RunView(
          "run1",
          "boulder-test",
          "running",
          "1970-01-01T00:00:00Z",
          null,
          null,
          List.of("test"),
          "somebody",
          "");

  private final List<String> steps = new ArrayList<>();
  private final Optional<String> place;
  private final Map<String, RuntimeException> failures;
  private FollowOptions options = FollowOptions.plain(Requests.NOWHERE);

  /**
   * One run, in that namespace.
   *
   * @param place empty: it has ended
   */
  FakeRuns(Optional<String> place, Map<String, RuntimeException> failures) {
    this.place = place;
    this.failures = Map.copyOf(failures);
  }

  List<String> steps() {
    return List.copyOf(steps);
  }

  /** How the run was followed. */
  FollowOptions options() {
    return options;
  }

  private void step(String name) {
    steps.add(name);
    if (failures.containsKey(name)) {
      throw failures.get(name);
    }
  }

  @Override
  public List<RunView> list(Optional<String> namespace) {
    step("list " + namespace.orElse("all"));
    return List.of(RUN);
  }

  @Override
  public Optional<String> place(String run) {
    step("place of " + run);
    return place;
  }

  @Override
  public void refuseForeign(String namespace, String next) {
    step("owner of " + namespace);
  }

  @Override
  public int attach(String run, FollowOptions how) {
    options = how;
    step("attach " + run);
    return 4;
  }

  @Override
  public int reporting(String namespace, Supplier<Integer> work) {
    steps.add("watch " + namespace);
    int code = work.get();
    steps.add("report " + code);
    return code;
  }

  @Override
  public void reportResults() {
    step("report results");
  }

  @Override
  public void cancel(String run, Duration grace) {
    step("cancel %s within %s".formatted(run, grace));
  }

  @Override
  public void close() {
    steps.add("close");
  }
}
