package io.boulderk8s.run;

/** SIGINT, SIGTERM and SIGHUP of the user, while a run is going on. */
public interface Interrupts {
  /**
   * Calls the handler with "INT", "TERM" or "HUP" for each one that comes, instead of ending the
   * program, until closed.
   */
  Registration forward(java.util.function.Consumer<String> handler);

  /** The end of a forwarding. */
  interface Registration extends AutoCloseable {
    @Override
    void close();
  }
}
