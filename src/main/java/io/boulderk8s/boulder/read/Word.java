package io.boulderk8s.boulder.read;

/** A text of the checkout, such as an argument or a service's name, and where it stands. */
public record Word(String text, Place at) {
  @Override
  public String toString() {
    return text;
  }
}
