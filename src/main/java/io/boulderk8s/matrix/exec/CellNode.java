package io.boulderk8s.matrix.exec;

/**
 * A node that can run cells.
 *
 * @param name its name in the cluster
 */
public record CellNode(String name, NodeShell shell, Views views) {}
