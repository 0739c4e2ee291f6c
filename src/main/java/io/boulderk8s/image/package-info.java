/** Finds out where the images of a plan come from, and brings them onto the nodes. */
@NullMarked
package io.boulderk8s.image;

import org.jspecify.annotations.NullMarked;
