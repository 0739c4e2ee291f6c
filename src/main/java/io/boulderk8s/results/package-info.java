/** What a test command's output says of its tests, and the files that CI systems read. */
@NullMarked
package io.boulderk8s.results;

import org.jspecify.annotations.NullMarked;
