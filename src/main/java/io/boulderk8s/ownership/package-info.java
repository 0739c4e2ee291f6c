/** Whose a stack is, and who is at work on it: what keeps installations from harming each other. */
@NullMarked
package io.boulderk8s.ownership;

import org.jspecify.annotations.NullMarked;
