/** What the Compose files of a checkout say, merged, with the place each value came from. Pure. */
@NullMarked
package io.boulderk8s.compose;

import org.jspecify.annotations.NullMarked;
