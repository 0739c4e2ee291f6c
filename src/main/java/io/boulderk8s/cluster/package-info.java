/** Clusters: creating, finding, reaching and deleting them. */
@NullMarked
package io.boulderk8s.cluster;

import org.jspecify.annotations.NullMarked;
