package io.boulderk8s.compose.schema;

import io.boulderk8s.compose.Source;
import java.util.List;

/**
 * Something that the schema does not allow.
 *
 * @param depth how far below the root: of several reasons the deepest says most
 * @param places those of the value itself and of the lists around it
 */
record Violation(Source at, String what, int depth, List<Source> places) {}
