/** The table of all Compose keys: handled, ignored with a reason, or refused. Pure. */
@NullMarked
package io.boulderk8s.compose.keys;

import org.jspecify.annotations.NullMarked;
