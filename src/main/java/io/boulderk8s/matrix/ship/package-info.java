/**
 * Brings a checkout onto nodes that do not see this machine's files: lists it by content, and finds
 * what has to be sent.
 */
@NullMarked
package io.boulderk8s.matrix.ship;

import org.jspecify.annotations.NullMarked;
