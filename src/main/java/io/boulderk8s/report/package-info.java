/** What the user is told while things happen, as events. */
@NullMarked
package io.boulderk8s.report;

import org.jspecify.annotations.NullMarked;
