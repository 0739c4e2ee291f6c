package io.boulderk8s.parity.probe;

import io.boulderk8s.parity.Lifetime;
import java.util.SortedMap;

/**
 * A container as its system describes it.
 *
 * @param id what the system calls it
 * @param running whether there is an inside to look at
 * @param state its state, exit code and health
 * @param image its image
 * @param lifetime when it began and ended
 */
public record Observed(
    String service,
    String id,
    boolean running,
    SortedMap<String, String> state,
    SortedMap<String, String> image,
    Lifetime lifetime) {}
