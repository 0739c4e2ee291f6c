/** Checks the machine before anything starts. */
@NullMarked
package io.boulderk8s.check;

import org.jspecify.annotations.NullMarked;
