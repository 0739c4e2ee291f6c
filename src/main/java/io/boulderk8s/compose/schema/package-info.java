/** Checks files against the JSON schema of the Compose specification. Pure. */
@NullMarked
package io.boulderk8s.compose.schema;

import org.jspecify.annotations.NullMarked;
