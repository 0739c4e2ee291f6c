package io.boulderk8s.plan;

import java.util.Optional;

/** `user:` by number; a name cannot be asked of Kubernetes. */
public record RunAs(long uid, Optional<Long> gid) {}
