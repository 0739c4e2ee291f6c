package io.boulderk8s.matrix.exec;

/**
 * A node that cells may run on.
 *
 * @param name as the cluster knows it
 */
public record CellNode(String name, NodeShell shell, Views views) {}
