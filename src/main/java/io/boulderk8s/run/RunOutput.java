package io.boulderk8s.run;

import java.io.OutputStream;

/** The streams that receive the output of a run, byte for byte. */
public record RunOutput(OutputStream stdout, OutputStream stderr) {}
