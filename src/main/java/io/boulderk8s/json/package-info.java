/** Reads and writes JSON. */
@NullMarked
package io.boulderk8s.json;

import org.jspecify.annotations.NullMarked;
