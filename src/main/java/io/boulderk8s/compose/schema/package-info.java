/** The JSON schema of the Compose specification, and files held against it. Pure. */
@NullMarked
package io.boulderk8s.compose.schema;

import org.jspecify.annotations.NullMarked;
