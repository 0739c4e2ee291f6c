/** Fills in variables in values: ${X:-default} and its relatives. Pure. */
@NullMarked
package io.boulderk8s.compose.template;

import org.jspecify.annotations.NullMarked;
