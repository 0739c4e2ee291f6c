package io.boulderk8s.plan;

import java.util.Optional;

/** The user and group of a container by number; Kubernetes takes no names. */
public record RunAs(long uid, Optional<Long> gid) {}
