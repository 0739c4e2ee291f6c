/** The way from the texts of Compose files to a project. Pure. */
@NullMarked
package io.boulderk8s.compose.read;

import org.jspecify.annotations.NullMarked;
