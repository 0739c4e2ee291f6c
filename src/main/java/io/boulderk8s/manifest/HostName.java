package io.boulderk8s.manifest;

import io.boulderk8s.digest.Sha256;
import io.boulderk8s.plan.Workload;

/**
 * Chooses a container's host name. Docker makes up 12 hexadecimal digits where Compose sets none;
 * so do we, but always the same ones. Kubernetes would use the pod's name, which is the service's:
 * the kubelet puts it into /etc/hosts with the pod's address, and the service would find itself
 * there.
 */
final class HostName {
  private static final int LENGTH = 12;

  private HostName() {}

  static String of(Workload workload) {
    return workload
        .pod()
        .hostname()
        .orElseGet(() -> Sha256.hex(workload.name()).substring(0, LENGTH));
  }
}
