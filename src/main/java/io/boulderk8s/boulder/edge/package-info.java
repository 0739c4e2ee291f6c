/** Who talks to whom, derived twice and compared. */
@NullMarked
package io.boulderk8s.boulder.edge;

import org.jspecify.annotations.NullMarked;
