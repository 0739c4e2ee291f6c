/** The CI matrix of a checkout: its cells, the order in which they run, how they ended. Pure. */
@NullMarked
package io.boulderk8s.matrix;

import org.jspecify.annotations.NullMarked;
