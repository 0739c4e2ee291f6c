/**
 * What is Boulder's own and no other checkout's: what its tests are called, which ports and
 * addresses it takes, what its programs print. Pure, and the only place that knows it.
 */
@NullMarked
package io.boulderk8s.boulder;

import org.jspecify.annotations.NullMarked;
