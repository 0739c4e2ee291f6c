/**
 * Explains where each field of each rendered object comes from, and what a change does to it. Pure.
 */
@NullMarked
package io.boulderk8s.explain;

import org.jspecify.annotations.NullMarked;
