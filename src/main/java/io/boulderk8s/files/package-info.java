/** Files that several processes use: locks, and texts that are never seen half written. */
@NullMarked
package io.boulderk8s.files;

import org.jspecify.annotations.NullMarked;
