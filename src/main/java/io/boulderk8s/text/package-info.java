/** What people write in more than one place, as durations and addresses; a leaf. */
@NullMarked
package io.boulderk8s.text;

import org.jspecify.annotations.NullMarked;
