/** Parses texts that people write in several places, such as durations and addresses; a leaf. */
@NullMarked
package io.boulderk8s.text;

import org.jspecify.annotations.NullMarked;
