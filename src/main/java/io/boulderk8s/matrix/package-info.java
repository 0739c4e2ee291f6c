/** Reads the CI matrix of a checkout, schedules its cells and formats results. Pure. */
@NullMarked
package io.boulderk8s.matrix;

import org.jspecify.annotations.NullMarked;
