/** Named checks of the machine before anything is started. */
@NullMarked
package io.boulderk8s.check;

import org.jspecify.annotations.NullMarked;
