/**
 * Keeps installations from harming each other: records the owner of a stack, and the process that
 * works on it.
 */
@NullMarked
package io.boulderk8s.ownership;

import org.jspecify.annotations.NullMarked;
