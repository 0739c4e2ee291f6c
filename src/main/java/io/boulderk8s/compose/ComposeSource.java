package io.boulderk8s.compose;

/** The text of one Compose file, read by somebody else: this package does no I/O. */
public record ComposeSource(String file, String text) {}
