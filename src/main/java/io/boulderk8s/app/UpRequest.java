package io.boulderk8s.app;

/** Says how the user wants one `up` to run. */
public record UpRequest(
    StackChoice stack,
    ClusterRequest cluster,
    NodeFolders folders,
    Preparation preparation,
    PhaseLimits limits) {}
