/** The two systems that can run a checkout, brought up and asked: the edges of the comparison. */
@NullMarked
package io.boulderk8s.observe;

import org.jspecify.annotations.NullMarked;
