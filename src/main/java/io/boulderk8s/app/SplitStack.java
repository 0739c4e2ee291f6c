package io.boulderk8s.app;

import io.boulderk8s.boulder.config.FileReference;
import io.boulderk8s.failure.BoulderK8sException;
import io.boulderk8s.failure.FailureKind;
import io.boulderk8s.failure.Problem;
import io.boulderk8s.plan.Workload;
import io.boulderk8s.staging.StagingPlan;
import java.util.List;
import java.util.Map;
import java.util.Optional;

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
  SplitStack {
    files = Map.copyOf(files);
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
