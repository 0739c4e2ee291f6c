package io.boulderk8s.compose;

/** The text of one Compose file; the caller reads it, since this package does no I/O. */
public record ComposeSource(String file, String text) {}
