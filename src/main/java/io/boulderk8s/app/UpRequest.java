package io.boulderk8s.app;

/** Says what the user wants of one `up`. */
public record UpRequest(
    StackChoice stack,
    ClusterRequest cluster,
    NodeFolders folders,
    Preparation preparation,
    PhaseLimits limits) {}
