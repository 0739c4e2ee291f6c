/**
 * Work that others can end, and work beside it. The only place that interrupts a thread, or asks
 * whether one was interrupted.
 */
@NullMarked
package io.boulderk8s.concurrent;

import org.jspecify.annotations.NullMarked;
