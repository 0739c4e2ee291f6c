package io.boulderk8s.diagnose;

import io.boulderk8s.boulder.BoulderLogs;
import java.util.Locale;

/**
 * The causes that a diagnosis distinguishes. Their codes (the names in lower case, with hyphens)
 * are stable: a code never changes its meaning, and docs/causes.md lists them all.
 */
public enum Cause {
  NODE_GONE(Owner.INFRA, "`boulder-k8s doctor`; then `boulder-k8s up`, and run it again"),
  DISK_PRESSURE(Owner.INFRA, "free disk space (`boulder-k8s doctor` shows how much there is)"),
  EVICTED(Owner.INFRA, "free what the node lacks, and run it again"),
  UNSCHEDULABLE(Owner.INFRA, "give the cluster what the message asks for"),
  IMAGE_MISSING(Owner.INFRA, "`boulder-k8s images`, then `boulder-k8s images --load`"),
  OUT_OF_MEMORY(Owner.INFRA, "give the machine more memory, or run less beside it"),
  PORT_IN_USE(Owner.BOULDER, "find the two services that want this port in the checkout"),
  CERTIFICATE_EXPIRED(
      Owner.BOULDER, "make the checkout's certificates again: remove them, then `boulder-k8s up`"),
  CERTIFICATE_MISSING(Owner.BOULDER, "`boulder-k8s up` runs the setup that makes the certificates"),
  DATABASE_NOT_INITIALISED(
      Owner.DEPENDENCY, "`boulder-k8s down`, then `boulder-k8s up`: databases start empty"),
  DATABASE_CONNECTIONS(
      Owner.DEPENDENCY, "fewer connections at once, or a server (or pool) that takes more"),
  CONSUL_WITHOUT_SERVICE(Owner.DEPENDENCY, BoulderLogs.CONSUL_ADVICE),
  DNS(Owner.INFRA, "`boulder-k8s status`: is the service of that name there?"),
  DEPENDENCY_RESTARTED(Owner.DEPENDENCY, "see its log from before the restart"),
  CRASHED(Owner.DEPENDENCY, "see its log; `boulder-k8s up` starts it again"),
  NEVER_HEALTHY(Owner.DEPENDENCY, "see its log and the `healthcheck` of its Compose service"),
  RACE(Owner.BOULDER, "the two stacks above touch the same memory without a lock between them"),
  TEST_FAILED(Owner.TEST, "run it alone"),
  STAGE_FAILED(Owner.UNKNOWN, "read the end of the output"),
  OUTCOME_UNKNOWN(Owner.INFRA, "run it again; never take it for a success"),
  UNKNOWN(Owner.UNKNOWN, "read the end of the output, and the bundle");

  private final Owner owner;
  private final String next;

  Cause(Owner owner, String next) {
    this.owner = owner;
    this.next = next;
  }

  public String code() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** Returns who has to act, unless the evidence shows somebody else. */
  Owner owner() {
    return owner;
  }

  String next() {
    return next;
  }
}
