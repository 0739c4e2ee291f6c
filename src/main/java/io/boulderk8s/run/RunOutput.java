package io.boulderk8s.run;

import java.io.OutputStream;

/** Where the output of a run goes, byte for byte. */
public record RunOutput(OutputStream stdout, OutputStream stderr) {}
