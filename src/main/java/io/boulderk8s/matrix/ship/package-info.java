/**
 * How a checkout gets onto nodes that do not see this machine's files: what it consists of, by
 * content, and what of that has to be sent.
 */
@NullMarked
package io.boulderk8s.matrix.ship;

import org.jspecify.annotations.NullMarked;
