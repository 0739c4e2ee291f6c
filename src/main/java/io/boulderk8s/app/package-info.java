/** Holds the use cases: each command as a list of steps. Parses nothing and prints nothing. */
@NullMarked
package io.boulderk8s.app;

import org.jspecify.annotations.NullMarked;
