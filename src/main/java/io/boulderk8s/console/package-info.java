/** Formats the results of use cases for a terminal: values in, texts out. */
@NullMarked
package io.boulderk8s.console;

import org.jspecify.annotations.NullMarked;
