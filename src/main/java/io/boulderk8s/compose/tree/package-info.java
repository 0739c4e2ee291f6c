/** YAML text as a tree in which every value knows where it was written. Pure. */
@NullMarked
package io.boulderk8s.compose.tree;

import org.jspecify.annotations.NullMarked;
