package io.boulderk8s.compose.schema;

import io.boulderk8s.compose.Source;
import java.util.List;

/**
 * A violation of the schema.
 *
 * @param depth the depth below the root: of several reasons the deepest is the most exact
 * @param places the places of the value itself and of the lists around it
 */
record Violation(Source at, String what, int depth, List<Source> places) {}
