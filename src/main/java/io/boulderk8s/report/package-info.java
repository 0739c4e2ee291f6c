/** Events that a command reports, and the reporters that show or record them. */
@NullMarked
package io.boulderk8s.report;

import org.jspecify.annotations.NullMarked;
