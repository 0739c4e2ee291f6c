package io.boulderk8s.compose.template;

/** A template cannot be filled in: the message says why, {@link #next} what to do. */
public final class TemplateException extends Exception {
  private static final long serialVersionUID = 1L;

  private final String next;

  TemplateException(String message, String next) {
    super(message);
    this.next = next;
  }

  public String next() {
    return next;
  }
}
