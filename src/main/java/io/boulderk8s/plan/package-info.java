/**
 * What has to exist for a Compose project: pods, their networks, volumes and order, and why. Pure.
 */
@NullMarked
package io.boulderk8s.plan;

import org.jspecify.annotations.NullMarked;
