/**
 * Knows Kubernetes, and neither Compose nor Boulder: clients, one watch of a namespace's pods, what
 * a pod's status means, exec, leases.
 */
@NullMarked
package io.boulderk8s.kube;

import org.jspecify.annotations.NullMarked;
