package io.boulderk8s.parity.probe;

import java.util.List;
import java.util.SortedMap;

/** A system that runs the checkout. */
public interface Side {
  /** The name that it has in recordings: `compose` or `k8s`. */
  String name();

  /** Brings up everything that the tests need, and the runner with nothing to do. */
  void up();

  /** What the system itself says of each container of the stack, by service. */
  SortedMap<String, Observed> containers();

  /** What the probe says beside a container; JSON. */
  String probe(Observed container, List<String> questions);

  /** Runs the test command, in a runner of its own. */
  Execution test(List<String> arguments);

  /** Takes down what {@link #up} brought up. */
  void down();
}
