/** Reads the services that Consul announces, from its HCL. */
@NullMarked
package io.boulderk8s.boulder.consul;

import org.jspecify.annotations.NullMarked;
