package io.boulderk8s.compose;

/**
 * `tty` and `stdin_open`.
 *
 * @param tty standard output is a terminal
 * @param openInput standard input stays open, though nobody writes to it
 */
public record Terminal(boolean tty, boolean openInput) {
  /** A container that nobody types into. */
  public static final Terminal NONE = new Terminal(false, false);
}
