package io.boulderk8s.parity.probe;

import java.util.List;
import java.util.SortedMap;

/** A system that runs the checkout. */
public interface Side {
  /** Returns its name in recordings: `compose` or `k8s`. */
  String name();

  /** Brings up everything that the tests need, and the runner with a command that only waits. */
  void up();

  /** Returns the system's own description of each container of the stack, by service. */
  SortedMap<String, Observed> containers();

  /** Returns the report of a probe beside a container, as JSON. */
  String probe(Observed container, List<String> questions);

  /** Runs the test command in a runner of its own. */
  Execution test(List<String> arguments);

  /** Takes down what {@link #up} brought up. */
  void down();
}
