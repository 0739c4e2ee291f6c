package io.boulderk8s.run;

import io.boulderk8s.concurrent.Pause;
import io.boulderk8s.report.Reporter;

/**
 * Everything that runs on one cluster need.
 *
 * @param cluster its name, for the records
 * @param records the records of runs on this machine
 */
public record RunContext(
    String cluster,
    RunPods pods,
    Interrupts interrupts,
    Pause pause,
    Limits limits,
    RunRecords records,
    Reporter reporter) {}
