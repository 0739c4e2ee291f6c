/** Brings a cluster to what the manifests say, in the order of the plan. */
@NullMarked
package io.boulderk8s.deploy;

import org.jspecify.annotations.NullMarked;
