/** Runs the CI of a Boulder checkout on Kubernetes as docker compose runs it. */
@NullMarked
package io.boulderk8s;

import org.jspecify.annotations.NullMarked;
