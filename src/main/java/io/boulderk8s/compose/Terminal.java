package io.boulderk8s.compose;

/**
 * `tty` and `stdin_open`.
 *
 * @param tty standard output is a terminal
 * @param openInput standard input stays open, though nothing writes to it
 */
public record Terminal(boolean tty, boolean openInput) {
  /** A container without a terminal and with closed input. */
  public static final Terminal NONE = new Terminal(false, false);
}
