package io.boulderk8s.staging;

import io.boulderk8s.boulder.read.Place;

/**
 * A change of the checkout's own configuration, in the pods of one service.
 *
 * @param key the way to the value, or the option of a command
 * @param before the value that the checkout has; empty where it has none
 * @param after the value in the pods; empty where there is none
 */
public record Patch(String service, Place at, String key, String before, String after) {}
