/** Collects what was recorded about a stack and a run, without secrets, in one folder. */
@NullMarked
package io.boulderk8s.bundle;

import org.jspecify.annotations.NullMarked;
