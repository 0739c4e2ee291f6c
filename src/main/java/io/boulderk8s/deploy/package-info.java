/** Brings a cluster to the state of the manifests, in the order of the plan. */
@NullMarked
package io.boulderk8s.deploy;

import org.jspecify.annotations.NullMarked;
