package io.boulderk8s.staging;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A static address of the Compose file that split services call where no agent leads them to it: a
 * certificate or a test names it.
 *
 * @param owner the service of the Compose file that has it
 * @param runner whether that is the runner
 * @param ports those of its pod that stand for the called ones
 */
public record FixedAddress(
    String owner, boolean runner, String address, SortedMap<Integer, Integer> ports) {
  public FixedAddress {
    ports = Collections.unmodifiableSortedMap(new TreeMap<>(ports));
  }
}
