/** The checked tree as the records of the model, and what must hold between them. Pure. */
@NullMarked
package io.boulderk8s.compose.normal;

import org.jspecify.annotations.NullMarked;
