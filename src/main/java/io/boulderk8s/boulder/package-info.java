/**
 * Holds what is Boulder's own: what its tests are called, which ports and addresses it uses, what
 * its programs print. Pure, and the only place that knows it.
 */
@NullMarked
package io.boulderk8s.boulder;

import org.jspecify.annotations.NullMarked;
