/** Where the images of a plan come from and how they reach the nodes. */
@NullMarked
package io.boulderk8s.image;

import org.jspecify.annotations.NullMarked;
