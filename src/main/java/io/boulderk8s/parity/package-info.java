/** Compares what two systems make of one checkout: facts in, differences out. */
@NullMarked
package io.boulderk8s.parity;

import org.jspecify.annotations.NullMarked;
