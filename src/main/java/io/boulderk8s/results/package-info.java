/** Reads the tests in a test command's output, and writes the files that CI systems read. */
@NullMarked
package io.boulderk8s.results;

import org.jspecify.annotations.NullMarked;
