/** Creates, finds, reaches and deletes clusters. */
@NullMarked
package io.boulderk8s.cluster;

import org.jspecify.annotations.NullMarked;
