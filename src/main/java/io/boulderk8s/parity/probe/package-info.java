/** The two systems that can run a checkout, brought up and asked: the edges of the comparison. */
@NullMarked
package io.boulderk8s.parity.probe;

import org.jspecify.annotations.NullMarked;
