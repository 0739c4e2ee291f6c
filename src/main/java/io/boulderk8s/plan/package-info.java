/**
 * Plans what has to exist for a Compose project: pods, their networks, volumes and order, with
 * reasons. Pure.
 */
@NullMarked
package io.boulderk8s.plan;

import org.jspecify.annotations.NullMarked;
