/** Shares files between processes: locks, and texts that no reader sees half-written. */
@NullMarked
package io.boulderk8s.files;

import org.jspecify.annotations.NullMarked;
