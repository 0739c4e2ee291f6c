/** Builds the Kubernetes objects of a plan, in a stable order. Pure. */
@NullMarked
package io.boulderk8s.manifest;

import org.jspecify.annotations.NullMarked;
