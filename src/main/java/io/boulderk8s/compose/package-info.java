/** The merged content of a checkout's Compose files, with the place of each value. Pure. */
@NullMarked
package io.boulderk8s.compose;

import org.jspecify.annotations.NullMarked;
