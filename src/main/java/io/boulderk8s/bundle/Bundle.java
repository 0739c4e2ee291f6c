package io.boulderk8s.bundle;

import io.boulderk8s.diagnose.Diagnosis;
import io.boulderk8s.results.TestResults;
import java.nio.file.Path;

/** A bundle that was written, and what it says. */
public record Bundle(Path folder, Diagnosis diagnosis, TestResults results) {}
