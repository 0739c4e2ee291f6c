/** The one place that starts programs, and asks the system about this process' own pipes. */
@NullMarked
package io.boulderk8s.process;

import org.jspecify.annotations.NullMarked;
