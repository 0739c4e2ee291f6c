/** Runs the matrix: views of the checkout on a node, processes of cells, and their usage. */
@NullMarked
package io.boulderk8s.matrix.exec;

import org.jspecify.annotations.NullMarked;
