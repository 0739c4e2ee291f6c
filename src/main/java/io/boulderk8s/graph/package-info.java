/** Draws the plan: services, networks, addresses, volumes and the order of starts. Pure. */
@NullMarked
package io.boulderk8s.graph;

import org.jspecify.annotations.NullMarked;
