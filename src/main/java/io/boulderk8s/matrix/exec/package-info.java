/** The edges of the matrix: views of the checkout on a node, processes of cells, what they use. */
@NullMarked
package io.boulderk8s.matrix.exec;

import org.jspecify.annotations.NullMarked;
