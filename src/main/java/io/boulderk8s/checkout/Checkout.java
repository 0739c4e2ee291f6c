package io.boulderk8s.checkout;

import java.nio.file.Path;

/**
 * A working tree with Compose files and a test command.
 *
 * @param root absolute, symbolic links resolved: what the pods mount
 * @param bundled whether it is the sample that comes with boulder-k8s
 */
public record Checkout(Path root, boolean bundled) {}
