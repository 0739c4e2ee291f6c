package io.boulderk8s.parity.probe;

import io.boulderk8s.parity.Lifetime;
import java.util.SortedMap;

/**
 * A container as its system describes it.
 *
 * @param id its id in the system
 * @param running whether a probe can look inside
 * @param state its state, exit code and health
 * @param image its image
 * @param lifetime its start and end
 */
public record Observed(
    String service,
    String id,
    boolean running,
    SortedMap<String, String> state,
    SortedMap<String, String> image,
    Lifetime lifetime) {}
