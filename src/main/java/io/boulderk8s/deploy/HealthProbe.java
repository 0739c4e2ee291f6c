package io.boulderk8s.deploy;

import io.boulderk8s.plan.Workload;
import java.time.Duration;
import java.util.List;

/** Executes a health check in a service's container. */
interface HealthProbe {
  /** Returns when the check ended or its time was up. */
  Result run(Workload workload, List<String> command, Duration timeout);

  /** The result of a check. */
  sealed interface Result {
    record Passed() implements Result {}

    /**
     * The container failed: the command ended with another code, could not be started, or took too
     * long.
     */
    record Failed(String why) implements Result {}

    /** The connection failed, which says nothing about the container. */
    record NotLearned(String why) implements Result {}
  }
}
