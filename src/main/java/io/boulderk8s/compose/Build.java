package io.boulderk8s.compose;

import java.nio.file.Path;
import java.util.SortedMap;

/**
 * How `docker build` makes the service's image.
 *
 * @param context the build context, absolute
 * @param dockerfile relative to the context
 * @param args build arguments, interpolated
 */
public record Build(Path context, String dockerfile, SortedMap<String, String> args) {}
