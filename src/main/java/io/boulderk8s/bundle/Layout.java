package io.boulderk8s.bundle;

/** Names the files of a bundle; docs/bundle.md describes them. */
final class Layout {
  static final String VERDICT_TEXT = "verdict.txt";
  static final String VERDICT_JSON = "verdict.json";
  static final String RUN = "run.json";
  static final String STDOUT = "test/stdout.log";
  static final String STDERR = "test/stderr.log";
  static final String JUNIT = "results/junit.xml";
  static final String RESULTS = "results/results.json";
  static final String SUMMARY = "results/summary.md";
  static final String ALL_LOGS = "containers.log";
  static final String PODS = "cluster/pods.yaml";
  static final String EVENTS = "cluster/events.yaml";
  static final String NODES = "cluster/nodes.yaml";
  static final String OBJECTS = "cluster/objects.yaml";
  static final String TIMELINE = "cluster/timeline.txt";
  static final String COMPOSE = "compose.yaml";
  static final String USAGE = "usage.txt";

  /**
   * Holds one file for each container: POD.log, POD.CONTAINER.log for those beside the main one.
   */
  static final String LOGS = "logs";

  private Layout() {}
}
