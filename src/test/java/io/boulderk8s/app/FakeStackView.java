package io.boulderk8s.app;

import io.boulderk8s.bundle.Bundle;
import io.boulderk8s.deploy.Revision;
import io.boulderk8s.diagnose.Cause;
import io.boulderk8s.diagnose.Diagnosis;
import io.boulderk8s.diagnose.Owner;
import io.boulderk8s.diagnose.Verdict;
import io.boulderk8s.results.TestResults;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Pod;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A stack to look at without a cluster: notes each step, and fails at one of them on demand. */
final class FakeStackView implements StackView {
  private final List<String> steps = new ArrayList<>();
  private final Map<String, RuntimeException> failures;
  private final List<Pod> pods;
  private Path folder = Path.of("none");

  FakeStackView(Map<String, RuntimeException> failures, Pod... pods) {
    this.failures = Map.copyOf(failures);
    this.pods = List.of(pods);
  }

  FakeStackView(Pod... pods) {
    this(Map.of(), pods);
  }

  List<String> steps() {
    return List.copyOf(steps);
  }

  /** Where the bundle was written. */
  Path folder() {
    return folder;
  }

  void step(String name) {
    steps.add(name);
    if (failures.containsKey(name)) {
      throw failures.get(name);
    }
  }

  @Override
  public void noteForeign() {
    step("note the owner");
  }

  @Override
  public void refuseForeign(String next) {
    step("refuse another owner");
  }

  @Override
  public List<HasMetadata> services() {
    step("services");
    return List.of();
  }

  @Override
  public List<Revision> revisions() {
    return List.of();
  }

  @Override
  public List<Pod> pods() {
    step("pods");
    return pods;
  }

  @Override
  public void print(List<Pod> printed, boolean follow, PrintStream to) {
    step(
        "print %s%s"
            .formatted(
                printed.stream().map(pod -> pod.getMetadata().getName()).toList(),
                follow ? " and follow" : ""));
  }

  @Override
  public int execute(String service, List<String> command, Streams user) {
    step("execute %s in %s".formatted(command, service));
    return 3;
  }

  @Override
  public Path place() {
    step("a new folder");
    return Path.of("new");
  }

  @Override
  public Bundle bundle(Path to, String command, String compose) {
    folder = to;
    step(command + " of " + compose + (Files.isDirectory(to) ? " in a folder" : " in " + to));
    Verdict verdict = new Verdict(Cause.UNKNOWN, Owner.UNKNOWN, "nobody knows", List.of(), "");
    return new Bundle(to, new Diagnosis(List.of(verdict)), TestResults.NONE);
  }

  @Override
  public void close() {
    steps.add("close");
  }
}
