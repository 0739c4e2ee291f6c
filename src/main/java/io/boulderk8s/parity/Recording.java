package io.boulderk8s.parity;

import java.util.Collection;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * All facts of one side.
 *
 * @param side `compose` or `k8s`
 * @param about the checkout, its revision and the command, for people
 */
public record Recording(String side, String about, SortedMap<Fact.Key, String> facts) {
  public Recording {
    facts = Collections.unmodifiableSortedMap(new TreeMap<>(facts));
  }

  public static Recording of(String side, String about, Collection<Fact> facts) {
    SortedMap<Fact.Key, String> all = new TreeMap<>();
    facts.forEach(fact -> all.put(fact.key(), fact.value()));
    return new Recording(side, about, all);
  }

  /** Returns test.sh's exit code; 0 when it was not run. */
  public int testExitCode() {
    return Integer.parseInt(facts.getOrDefault(RunFacts.EXIT_CODE, "0"));
  }
}
