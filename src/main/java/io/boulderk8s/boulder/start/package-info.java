/** Reads test/startservers.py as text: Python is not run. */
@NullMarked
package io.boulderk8s.boulder.start;

import org.jspecify.annotations.NullMarked;
