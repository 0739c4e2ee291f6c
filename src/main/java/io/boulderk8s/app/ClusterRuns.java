package io.boulderk8s.app;

import io.boulderk8s.run.FollowOptions;
import io.boulderk8s.run.Limits;
import io.boulderk8s.run.RunView;
import io.boulderk8s.run.Runs;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The runs of one cluster, which is open until this is closed.
 *
 * @param report of a run that fails, for a command that has one
 */
record ClusterRuns(OpenCluster open, Limits limits, Optional<FailureReport> report)
    implements OpenRuns {
  private Runs runs() {
    return open.runs(limits);
  }

  @Override
  public List<RunView> list(Optional<String> namespace) {
    return runs().list(namespace);
  }

  @Override
  public Optional<String> place(String run) {
    return runs().place(run);
  }

  @Override
  public void refuseForeign(String namespace, String next) {
    WhoseStack.ofRun(open, open.components()).refuseForeign(namespace, next);
  }

  @Override
  public int attach(String run, FollowOptions options) {
    return runs().attach(run, options);
  }

  @Override
  public int reporting(String namespace, Supplier<Integer> work) {
    return report.isPresent() ? report.get().of(open.bundles(namespace), work) : work.get();
  }

  @Override
  public void reportResults() {
    report.ifPresent(FailureReport::results);
  }

  @Override
  public void cancel(String run, Duration grace) {
    runs().cancel(run, grace);
  }

  @Override
  public void close() {
    open.close();
  }
}
