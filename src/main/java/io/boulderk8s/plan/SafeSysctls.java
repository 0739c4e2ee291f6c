package io.boulderk8s.plan;

import java.util.Set;

/**
 * The sysctls that each kubelet lets a pod set: "Safe and unsafe sysctls" in Kubernetes'
 * documentation; the last two since 1.32.
 */
final class SafeSysctls {
  static final Set<String> NAMES =
      Set.of(
          "kernel.shm_rmid_forced",
          "net.ipv4.ip_local_port_range",
          "net.ipv4.tcp_syncookies",
          "net.ipv4.ping_group_range",
          "net.ipv4.ip_unprivileged_port_start",
          "net.ipv4.ip_local_reserved_ports",
          "net.ipv4.tcp_keepalive_time",
          "net.ipv4.tcp_fin_timeout",
          "net.ipv4.tcp_keepalive_intvl",
          "net.ipv4.tcp_keepalive_probes",
          "net.ipv4.tcp_rmem",
          "net.ipv4.tcp_wmem");

  private SafeSysctls() {}
}
