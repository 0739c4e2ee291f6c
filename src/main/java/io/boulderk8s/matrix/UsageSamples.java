package io.boulderk8s.matrix;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/**
 * Sums up the usage of cells' pods from samples of a node's cgroups. A deleted pod keeps its last
 * value, so its usage after that is missing.
 */
public final class UsageSamples {
  private final Map<String, Map<String, Long>> cpu = new HashMap<>();
  private final Map<String, Long> peak = new HashMap<>();

  /**
   * Adds one sample of the node.
   *
   * @param text one line for each pod: namespace, uid, CPU nanoseconds, bytes of memory. Other
   *     lines are those of a pod that went away meanwhile
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

  /** Returns the processor time of all pods of a namespace so far. */
  public synchronized Duration cpu(String namespace) {
    return Duration.ofNanos(
        cpu.getOrDefault(namespace, Map.of()).values().stream().mapToLong(Long::longValue).sum());
  }

  /** Returns the largest amount of memory that its pods used at once, in bytes. */
  public synchronized long memory(String namespace) {
    return peak.getOrDefault(namespace, 0L);
  }
}
