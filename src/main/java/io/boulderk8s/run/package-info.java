/** One execution of a command in a runner pod, with its witnesses. */
@NullMarked
package io.boulderk8s.run;

import org.jspecify.annotations.NullMarked;
