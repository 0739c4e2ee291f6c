/** Reads YAML text as a tree in which every value has its place. Pure. */
@NullMarked
package io.boulderk8s.compose.tree;

import org.jspecify.annotations.NullMarked;
