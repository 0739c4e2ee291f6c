/** Describes failures: what happened, where, and what to do next. */
@NullMarked
package io.boulderk8s.failure;

import org.jspecify.annotations.NullMarked;
