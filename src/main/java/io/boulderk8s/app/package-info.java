/** The use cases: what each command does, step by step. Parses nothing and prints nothing. */
@NullMarked
package io.boulderk8s.app;

import org.jspecify.annotations.NullMarked;
