/** The command line: parses, wires and prints. */
@NullMarked
package io.boulderk8s.cli;

import org.jspecify.annotations.NullMarked;
