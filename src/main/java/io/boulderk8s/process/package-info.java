/** The one place that starts programs. */
@NullMarked
package io.boulderk8s.process;

import org.jspecify.annotations.NullMarked;
