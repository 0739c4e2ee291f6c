package io.boulderk8s.app;

import io.boulderk8s.run.RunOutput;
import java.io.InputStream;
import java.io.PrintStream;

/** Holds the user's streams; setup and tests read and write them byte for byte. */
public record Streams(InputStream stdin, PrintStream stdout, PrintStream stderr) {
  RunOutput output() {
    return new RunOutput(stdout, stderr);
  }
}
