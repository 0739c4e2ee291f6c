package io.boulderk8s.compose.normal;

import io.boulderk8s.compose.template.Variables;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;

/**
 * The context in which a file's values are read.
 *
 * @param directory relative paths start here; absolute
 * @param variables the environment, for `NAME` without a value and `~`
 * @param texts reads files that values name
 */
public record Surroundings(
    Path directory, Variables variables, Function<Path, Optional<String>> texts) {}
