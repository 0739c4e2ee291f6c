/**
 * Turns the checked tree into the records of the model, and checks conditions between them. Pure.
 */
@NullMarked
package io.boulderk8s.compose.normal;

import org.jspecify.annotations.NullMarked;
