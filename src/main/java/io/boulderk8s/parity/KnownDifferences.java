package io.boulderk8s.parity;

import java.util.List;

/**
 * Lists what differs between a Docker container and a pod's in any case. docs/parity.md shows the
 * list; any other difference fails the comparison.
 */
public final class KnownDifferences {
  private static final String ANY = ".*";
  private static final String NONE = "-";
  private static final String SOME = "(?!-$).+";

  private KnownDifferences() {}

  public static List<KnownDifference> all() {
    return List.of(
        KnownDifference.of(
            "environment",
            "KUBERNETES_(PORT|SERVICE)(_\\w+)?",
            NONE,
            "",
            "the kubelet's variables can be made empty, but not absent; runs have none"),
        KnownDifference.of(
            "environment",
            "HAPROXY_PROCESSES",
            "\\|type=m;.*",
            "\\|type=m;.*",
            "HAProxy notes there when it was started; it stands in for ProxySQL"),
        KnownDifference.of(
            "addresses",
            "given by the system",
            NONE,
            "own",
            "a pod has an address of its cluster, too"),
        KnownDifference.of(
            "hosts",
            "\\(host name\\)",
            ANY,
            "[\\d.()\\w]+",
            "the kubelet writes the host name with the pod's own address"),
        KnownDifference.of(
            "hosts",
            "ip6-(allnodes|allrouters|mcastprefix)",
            "ff0[02]::[012]",
            "fe00::[012]",
            "the kubelet spells multicast names so"),
        KnownDifference.of(
            "resolver",
            "nameserver|options",
            ANY,
            "127\\.0\\.0\\.11|ndots:0",
            "`network_mode: none`: Docker copies the host's nameservers; a pod must name one"),
        KnownDifference.of(
            "process", "oom_score_adj", "0", "\\d+", "the kubelet sets it by the pod's resources"),
        KnownDifference.of(
            "process", "pid", "1", "not 1", "a run's first process is the supervisor (ADR 5)"),
        KnownDifference.of(
            "mounts|sockets",
            "(unix )?/\\.boulder-k8s(/.*)?",
            NONE,
            SOME,
            "the supervisor of a run and its spool (ADR 5)"),
        KnownDifference.of(
            "mounts", "/dev/termination-log", NONE, SOME, "the kubelet's, in every container"),
        KnownDifference.of("mounts", "/(proc|sys)/.*", ANY, ANY, "depends on the engine's version"),
        KnownDifference.of(
            "mounts",
            ANY,
            "tmpfs rw (\\S+ \\d+)( size=\\S+)?",
            "tmpfs nodev,noexec,nosuid,rw \\1( size=\\S+)?",
            "a named tmpfs volume is a folder of the node's /run"),
        KnownDifference.of(
            "addresses|sockets",
            "::1|(tcp|udp) \\[::1\\]:.*",
            NONE,
            SOME,
            "Docker before 26 switches IPv6 off, also on lo"),
        KnownDifference.of(
            "names",
            ANY,
            "REFUSED|silent",
            "SERVFAIL",
            "Docker before 25 passes both on; later ones say SERVFAIL"));
  }
}
