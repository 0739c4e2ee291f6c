/** Executes one command in a runner pod, and learns its exit code from two witnesses. */
@NullMarked
package io.boulderk8s.run;

import org.jspecify.annotations.NullMarked;
