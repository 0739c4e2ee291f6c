/** Brings up the two systems that can run a checkout, and probes them. */
@NullMarked
package io.boulderk8s.parity.probe;

import org.jspecify.annotations.NullMarked;
