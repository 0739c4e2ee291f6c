package io.boulderk8s.process;

/** A program could not be started at all: it is not installed or not executable. */
public final class ProgramNotFoundException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String program;

  public ProgramNotFoundException(String program, Throwable cause) {
    super("cannot start `" + program + "`: " + cause.getMessage(), cause);
    this.program = program;
  }

  ProgramNotFoundException(String program, String why) {
    super("cannot start `" + program + "`: " + why);
    this.program = program;
  }

  public String program() {
    return program;
  }
}
