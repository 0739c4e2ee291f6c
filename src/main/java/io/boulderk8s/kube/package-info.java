/**
 * Uses Kubernetes, and knows neither Compose nor Boulder: clients, one watch of a namespace's pods,
 * the meaning of a pod's status, exec, leases.
 */
@NullMarked
package io.boulderk8s.kube;

import org.jspecify.annotations.NullMarked;
