/** The catalog: what Boulder's services are, derived from the checkout. */
@NullMarked
package io.boulderk8s.boulder.catalog;

import org.jspecify.annotations.NullMarked;
