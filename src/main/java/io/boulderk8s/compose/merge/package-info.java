/** Short forms to long forms, and override files over the files before them. Pure. */
@NullMarked
package io.boulderk8s.compose.merge;

import org.jspecify.annotations.NullMarked;
