package io.boulderk8s.app;

import io.boulderk8s.boulder.config.FileReference;
import io.boulderk8s.compose.Mount;
import io.boulderk8s.deploy.DataGeneration;
import io.boulderk8s.failure.BoulderK8sException;
import io.boulderk8s.failure.FailureKind;
import io.boulderk8s.failure.Problem;
import io.boulderk8s.plan.Workload;
import io.boulderk8s.staging.StagingPlan;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The services of a stack that are split from its runner.
 *
 * @param plan in which the image of the programs may be missing
 * @param files that services read, by the name of a service
 * @param image has the programs, if the user names one
 * @param build the runner as it builds the programs, or only prepares the checkout for them
 */
record SplitStack(
    StagingPlan plan,
    Map<String, List<FileReference>> files,
    Optional<String> image,
    Workload build) {
  /** Where images of databases look for what a new one executes. */
  private static final String BEGINNINGS = "/docker-entrypoint-initdb.d";

  SplitStack {
    files = Map.copyOf(files);
  }

  /** Returns what reads the generation of its data. */
  DataGeneration generation(Path checkout) {
    return new DataGeneration(
        files.values().stream()
            .flatMap(List::stream)
            .filter(file -> file.kind() == FileReference.Kind.MADE)
            .map(file -> checkout.resolve(file.content()))
            .distinct()
            .toList(),
        plan.backing().stream()
            .flatMap(backing -> plan.plan().mounts(backing.workload()).stream())
            .filter(mount -> mount.target().equals(BEGINNINGS))
            .flatMap(
                mount ->
                    mount instanceof Mount.Bind bind ? Stream.of(bind.source()) : Stream.empty())
            .toList());
  }

  /**
   * Refuses a choice with which the checkout's own tests would fail.
   *
   * @throws BoulderK8sException USAGE, with all services that it is about
   */
  void refuseForTests() {
    List<Problem> problems =
        plan.tooManyForTests().entrySet().stream()
            .map(
                service ->
                    new Problem(
                        "--replicas " + service.getKey(),
                        service.getValue(),
                        "leave it at one for `test`; `up` takes more"))
            .toList();
    if (!problems.isEmpty()) {
      throw new BoulderK8sException(FailureKind.USAGE, problems, null);
    }
  }
}
