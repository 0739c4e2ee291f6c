/** Turns short forms into long ones, and merges override files over the files before them. Pure. */
@NullMarked
package io.boulderk8s.compose.merge;

import org.jspecify.annotations.NullMarked;
