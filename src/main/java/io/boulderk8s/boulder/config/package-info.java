/** Reads the JSON of services, and finds the files that it refers to. */
@NullMarked
package io.boulderk8s.boulder.config;

import org.jspecify.annotations.NullMarked;
