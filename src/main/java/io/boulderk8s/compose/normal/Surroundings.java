package io.boulderk8s.compose.normal;

import io.boulderk8s.compose.template.Variables;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;

/**
 * What a file's values are read against.
 *
 * @param directory relative paths start here, absolute
 * @param variables the environment: `NAME` without a value and `~` are looked up in it
 * @param texts the files that values name
 */
public record Surroundings(
    Path directory, Variables variables, Function<Path, Optional<String>> texts) {}
