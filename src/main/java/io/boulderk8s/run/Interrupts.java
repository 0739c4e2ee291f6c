package io.boulderk8s.run;

/** Forwards SIGINT, SIGTERM and SIGHUP of the user during a run. */
public interface Interrupts {
  /**
   * Calls the handler with "INT", "TERM" or "HUP" for each signal, instead of ending the program,
   * until closed.
   */
  Registration forward(java.util.function.Consumer<String> handler);

  /** Ends the forwarding when closed. */
  interface Registration extends AutoCloseable {
    @Override
    void close();
  }
}
