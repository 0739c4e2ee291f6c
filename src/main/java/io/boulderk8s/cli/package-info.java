/** The command line: parses, prints, and maps failures to exit codes. */
@NullMarked
package io.boulderk8s.cli;

import org.jspecify.annotations.NullMarked;
