/**
 * Runs work that can be cancelled, and work beside it. The only place that interrupts a thread, or
 * tests whether one was interrupted.
 */
@NullMarked
package io.boulderk8s.concurrent;

import org.jspecify.annotations.NullMarked;
