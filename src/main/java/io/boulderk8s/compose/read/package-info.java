/** Reads the texts of Compose files as a project. Pure. */
@NullMarked
package io.boulderk8s.compose.read;

import org.jspecify.annotations.NullMarked;
