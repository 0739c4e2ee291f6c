/** What readers of Boulder's files share: places in them, and what was found there. */
@NullMarked
package io.boulderk8s.boulder.read;

import org.jspecify.annotations.NullMarked;
