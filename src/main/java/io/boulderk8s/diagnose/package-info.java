/** Why something failed, from what was recorded. Nothing here asks a cluster or reads a file. */
@NullMarked
package io.boulderk8s.diagnose;

import org.jspecify.annotations.NullMarked;
