package io.boulderk8s.manifest;

import io.boulderk8s.digest.Sha256;
import io.boulderk8s.plan.Workload;

/**
 * A container's host name. Where Compose says none Docker makes one up, 12 hexadecimal digits; so
 * do we, but always the same one. It must not be the service's name, as a pod's is if nothing is
 * said: the kubelet puts it into /etc/hosts, with the pod's address, and the service would look
 * itself up there.
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
