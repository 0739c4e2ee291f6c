/** Finds out why something failed, from what was recorded. Asks no cluster and reads no file. */
@NullMarked
package io.boulderk8s.diagnose;

import org.jspecify.annotations.NullMarked;
