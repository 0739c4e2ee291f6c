/** Splits the runner into one workload for each of Boulder's services. Pure. */
@NullMarked
package io.boulderk8s.staging;

import org.jspecify.annotations.NullMarked;
