package io.boulderk8s.compose;

import java.time.Duration;
import java.util.List;

/**
 * A `healthcheck`, with Docker's defaults filled in (interval 30 s, timeout 30 s, retries 3, start
 * period 0, start interval 5 s).
 *
 * @param command the words to execute: CMD-SHELL forms are already ["/bin/sh", "-c", ...]
 */
public record HealthCheck(
    List<String> command,
    Duration interval,
    Duration timeout,
    int retries,
    Duration startPeriod,
    Duration startInterval) {}
