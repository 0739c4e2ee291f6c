package io.boulderk8s.matrix;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/**
 * What the pods of cells used, from what a node's cgroups say from time to time. A pod that is gone
 * keeps its last value, so what it used after that is missing.
 */
public final class UsageSamples {
  private final Map<String, Map<String, Long>> cpu = new HashMap<>();
  private final Map<String, Long> peak = new HashMap<>();

  /**
   * One look at the node.
   *
   * @param text a line a pod: namespace, uid, CPU nanoseconds, bytes of memory. Other lines are a
   *     pod's that went away meanwhile
   */
  public synchronized void add(String text) {
    Map<String, Long> memory = new HashMap<>();
    text.lines()
        .map(line -> line.split(" "))
        .filter(words -> words.length == 4 && isNumber(words[2]) && isNumber(words[3]))
        .forEach(
            words -> {
              cpu.computeIfAbsent(words[0], _ -> new HashMap<>())
                  .merge(words[1], Long.parseLong(words[2]), Math::max);
              memory.merge(words[0], Long.parseLong(words[3]), Long::sum);
            });
    memory.forEach((namespace, bytes) -> peak.merge(namespace, bytes, Math::max));
  }

  private static boolean isNumber(String word) {
    return word.matches("[0-9]{1,18}");
  }

  /** Processor time of all pods of a namespace so far. */
  public synchronized Duration cpu(String namespace) {
    return Duration.ofNanos(
        cpu.getOrDefault(namespace, Map.of()).values().stream().mapToLong(Long::longValue).sum());
  }

  /** The most memory that its pods had at once, in bytes. */
  public synchronized long memory(String namespace) {
    return peak.getOrDefault(namespace, 0L);
  }
}
