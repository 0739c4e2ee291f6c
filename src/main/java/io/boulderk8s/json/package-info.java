/** How JSON is read and written. */
@NullMarked
package io.boulderk8s.json;

import org.jspecify.annotations.NullMarked;
