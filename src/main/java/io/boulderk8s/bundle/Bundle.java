package io.boulderk8s.bundle;

import io.boulderk8s.diagnose.Diagnosis;
import io.boulderk8s.results.TestResults;
import java.nio.file.Path;

/** A written bundle and its diagnosis. */
public record Bundle(Path folder, Diagnosis diagnosis, TestResults results) {}
