/** Texts as digests. */
@NullMarked
package io.boulderk8s.digest;

import org.jspecify.annotations.NullMarked;
