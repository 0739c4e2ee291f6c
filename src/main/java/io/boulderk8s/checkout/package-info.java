/** A checkout: a working tree with Compose files and a test command. */
@NullMarked
package io.boulderk8s.checkout;

import org.jspecify.annotations.NullMarked;
