package io.boulderk8s.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.boulderk8s.image.AgentImage;
import io.boulderk8s.testkit.Cli;
import io.boulderk8s.testkit.CliResult;
import io.boulderk8s.testkit.ClusterView;
import io.boulderk8s.testkit.MiniCheckout;
import io.boulderk8s.testkit.Probe;
import io.boulderk8s.testkit.ScenarioExtension;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * The network of a Compose file as each of its containers sees it: every service is the probe
 * itself and tells its callers as whom it sees them. Static IPv6 addresses are refused by the key
 * table (`ipv6_address`), so all is IPv4.
 */
@ExtendWith(ScenarioExtension.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
final class NetworkProbeScenario {
  private static final Duration LIMIT = Duration.ofMinutes(8);
  private static final List<String> PODS =
      List.of("near", "near-2", "both", "far", "asking", "alone");
  private static final List<String> NAMES =
      List.of(
          "near",
          "NEAR",
          "near_2",
          "b_alias_1",
          "named_box",
          "near.mini-probe_one",
          "mini-probe-near-1",
          "both",
          "far",
          "alone",
          "extra.example.org",
          "sa.service.consul",
          "_sa._tcp.service.consul",
          "none.service.consul",
          "example.com",
          "near.mini-probe-test",
          "near.mini-probe-test.svc.cluster.local",
          "kubernetes.default.svc.cluster.local");

  @Test
  void each_container_must_see_the_network_of_the_compose_file(Cli cli, ClusterView cluster) {
    MiniCheckout checkout = checkout();
    CliResult up = cli.run(LIMIT, "up", "--boulder", checkout.path());
    assertThat(up.exitCode()).as(up::toString).isZero();
    Map<String, Probe> seen = probes(checkout, cluster);

    names(seen);
    reverseNames(seen);
    addresses(seen, podMtu(cluster));
    calls(seen);
    separation(seen);
    nobody(seen);
    peersThatAreMadeAgain(cli, checkout, cluster);
  }

  private static void names(Map<String, Probe> seen) {
    // by UDP and TCP alike; no type but A; no name of a network that is not one's own
    for (String type : List.of("A", "A by tcp")) {
      assertThat(seen.get("near").records(type))
          .containsEntry("near", "NOERROR 10.88.1.10")
          .containsEntry("NEAR", "NOERROR 10.88.1.10")
          .containsEntry("near_2", "NOERROR {near-2}")
          .containsEntry("b_alias_1", "NOERROR {near-2}")
          .containsEntry("named_box", "NOERROR {near-2}")
          .containsEntry("mini-probe-near-1", "NOERROR 10.88.1.10")
          .containsEntry("near.mini-probe_one", "NOERROR 10.88.1.10")
          .containsEntry("both", "NOERROR 10.88.1.20");
    }
    assertThat(seen.get("near").records("AAAA"))
        .containsEntry("near", "NOERROR")
        .containsEntry("near_2", "NOERROR");
    assertThat(seen.get("far").records("A")).containsEntry("both", "NOERROR 10.88.2.20");
    // what the stack does not know is asked of `dns:`, and of nobody else: no search list, no
    // cluster names
    assertThat(seen.get("asking").lookups())
        .containsEntry("extra.example.org", "10.88.1.77")
        .containsEntry("near", "10.88.1.10")
        .containsEntry("sa.service.consul", "10.88.1.10")
        .containsEntry("none.service.consul", "no such name")
        .containsEntry("example.com", "temporary failure")
        .containsEntry("far", "temporary failure")
        .containsEntry("near.mini-probe-test", "temporary failure")
        .containsEntry("near.mini-probe-test.svc.cluster.local", "temporary failure")
        .containsEntry("kubernetes.default.svc.cluster.local", "temporary failure");
    assertThat(seen.get("asking").records("SRV"))
        .containsEntry("_sa._tcp.service.consul", "NOERROR 0 0 80 near.");
    assertThat(seen.get("asking").records("A by tcp"))
        .containsEntry("sa.service.consul", "NOERROR 10.88.1.10");
    assertThat(seen.get("asking").report().path("resolver").toString())
        .isEqualTo("{\"nameservers\":[\"127.0.0.11\"],\"search\":[],\"options\":[\"ndots:0\"]}");
  }

  private static void reverseNames(Map<String, Probe> seen) {
    assertThat(seen.get("near").records("PTR"))
        .containsEntry("10.88.1.20", "NOERROR mini-probe-both-1.mini-probe_one.")
        .containsEntry("10.88.1.10", "NOERROR mini-probe-near-1.mini-probe_one.")
        .containsEntry("{near-2}", "NOERROR named_box.mini-probe_one.");
    assertThat(seen.get("asking").records("PTR").get("10.88.2.10")).doesNotContain("far");
  }

  private static void addresses(Map<String, Probe> seen, int mtu) {
    assertThat(seen.get("both").addresses())
        .contains("lo 10.88.1.20/32", "lo 10.88.2.20/32", "lo 64.112.117.122/32");
    for (String pod : List.of("near", "both")) {
      List<Integer> sizes = new ArrayList<>();
      for (var address : seen.get(pod).report().path("addresses")) {
        if (!address.path("link").asText().equals("lo")) {
          sizes.add(address.path("mtu").asInt());
        }
      }
      assertThat(sizes).as("MTU of the links of " + pod).isNotEmpty().containsOnly(mtu);
    }
  }

  /** As on Docker's bridges, but for the header of an overlay network. */
  private static int podMtu(ClusterView cluster) {
    String overlay = "cat /sys/class/net/flannel.1/mtu 2>/dev/null || echo 1500";
    return Integer.parseInt(cluster.onNode("sh", "-c", overlay).strip());
  }

  private static void calls(Map<String, Probe> seen) {
    // the caller's static address where it has one; the address that was called, on any port, UDP
    // and TCP
    assertThat(seen.get("near").calls())
        .containsEntry("tcp:10.88.1.20:80", "10.88.1.20:80 <- 10.88.1.10")
        .containsEntry("udp:10.88.1.20:80", "10.88.1.20:80 <- 10.88.1.10")
        .containsEntry("tcp:both:61234", "10.88.1.20:61234 <- 10.88.1.10")
        .containsEntry("tcp:near_2:80", "{near-2}:80 <- 10.88.1.10")
        .containsEntry("udp:near_2:80", "0.0.0.0:80 <- 10.88.1.10")
        .containsEntry("tcp:both:9", "refused")
        .containsEntry("udp:both:9", "refused");
    assertThat(seen.get("near-2").calls())
        .containsEntry("tcp:10.88.1.20:80", "10.88.1.20:80 <- {near-2}")
        .containsEntry("udp:10.88.1.20:80", "10.88.1.20:80 <- {near-2}");
    assertThat(seen.get("far").calls())
        .containsEntry("tcp:10.88.2.20:80", "10.88.2.20:80 <- 10.88.2.10")
        .containsEntry("udp:10.88.2.20:80", "10.88.2.20:80 <- 10.88.2.10");
    // to oneself, by every address, and between two of one's own
    assertThat(seen.get("both").calls())
        .containsEntry("tcp:10.88.1.20:80", "10.88.1.20:80 <- 10.88.1.20")
        .containsEntry("tcp:both:61234", "10.88.1.20:61234 <- 10.88.1.20")
        .containsEntry("tcp:64.112.117.122:443", "64.112.117.122:443 <- 64.112.117.122")
        .containsEntry("udp:64.112.117.122:443", "64.112.117.122:443 <- 64.112.117.122");
  }

  private static void separation(Map<String, Probe> seen) {
    for (String there : List.of("tcp:10.88.2.10:80", "udp:10.88.2.10:80", "tcp:{far}:80")) {
      assertThat(seen.get("near").calls().get(there)).as(there).doesNotContain("<-", "open");
    }
    for (String there : List.of("tcp:10.88.1.10:80", "udp:10.88.1.10:80", "tcp:{near-2}:80")) {
      assertThat(seen.get("far").calls().get(there)).as(there).doesNotContain("<-", "open");
    }
    assertThat(seen.get("alone").addresses()).allMatch(link -> link.startsWith("lo "));
    assertThat(seen.get("alone").calls().values())
        .doesNotContain("open")
        .noneMatch(i -> i.contains("<-"));
  }

  /** An address of the own subnet that nobody has, as on a bridge. */
  private static void nobody(Map<String, Probe> seen) {
    Probe near = seen.get("near");
    assertThat(near.calls())
        .containsEntry("tcp:10.88.1.200:80", "no route to host")
        .containsEntry("udp:10.88.1.200:80", "silent");
    assertThat(near.millis("tcp:10.88.1.200:80")).isBetween(2000L, 4500L);
  }

  private static void peersThatAreMadeAgain(Cli cli, MiniCheckout checkout, ClusterView cluster) {
    String before = cluster.podIp(checkout.namespace(), "near-2");
    cluster.kubectl("delete", "pod", "near", "near-2", "-n", checkout.namespace());
    upOnAnotherNode(cli, checkout, cluster);
    Map<String, String> pods = Map.of("near-2", cluster.podIp(checkout.namespace(), "near-2"));
    assertThat(pods.get("near-2")).isNotEqualTo(before);
    List<String> questions =
        List.of("--ask", "--target=tcp:near:80", "--target=udp:near:80", "--target=tcp:near_2:80");
    assertThat(Probe.of(cluster, checkout.namespace(), "both", pods, questions).calls())
        .containsEntry("tcp:near:80", "10.88.1.10:80 <- 10.88.1.20")
        .containsEntry("udp:near:80", "0.0.0.0:80 <- 10.88.1.20")
        .containsEntry("tcp:near_2:80", "{near-2}:80 <- 10.88.1.20");
  }

  /** Where there are two nodes: what goes between them must be as it is within one. */
  private static void upOnAnotherNode(Cli cli, MiniCheckout checkout, ClusterView cluster) {
    boolean two = cluster.kubectl("get", "nodes", "-o", "name").lines().count() > 1;
    String here = nodeOf("both", checkout, cluster);
    if (two) {
      cluster.kubectl("cordon", here);
    }
    CliResult up = cli.run(LIMIT, "up", "--boulder", checkout.path());
    if (two) {
      cluster.kubectl("uncordon", here);
    }
    assertThat(up.exitCode()).as(up::toString).isZero();
    assertThat(nodeOf("near", checkout, cluster).equals(here)).isNotEqualTo(two);
  }

  private static String nodeOf(String pod, MiniCheckout checkout, ClusterView cluster) {
    return cluster.kubectl(
        "get", "pod", pod, "-n", checkout.namespace(), "-o", "jsonpath={.spec.nodeName}");
  }

  private static Map<String, Probe> probes(MiniCheckout checkout, ClusterView cluster) {
    Map<String, String> pods =
        PODS.stream()
            .filter(pod -> !pod.equals("alone"))
            .collect(Collectors.toMap(pod -> pod, pod -> cluster.podIp(checkout.namespace(), pod)));
    List<String> questions = questions(pods);
    Map<String, Probe> seen = new ConcurrentHashMap<>();
    PODS.parallelStream()
        .forEach(
            pod -> seen.put(pod, Probe.of(cluster, checkout.namespace(), pod, pods, questions)));
    return seen;
  }

  private static List<String> questions(Map<String, String> pods) {
    List<String> words = new ArrayList<>(List.of("--ask"));
    NAMES.forEach(name -> words.add("--name=" + name));
    List.of("10.88.1.10", "10.88.1.20", "10.88.2.10", pods.get("near-2"))
        .forEach(address -> words.add("--address=" + address));
    for (String protocol : List.of("tcp", "udp")) {
      List.of("10.88.1.10:80", "10.88.1.20:80", "10.88.2.10:80", "10.88.2.20:80", "near_2:80")
          .forEach(place -> words.add("--target=" + protocol + ":" + place));
      List.of("64.112.117.122:443", "both:9", "10.88.1.200:80", "both:61234")
          .forEach(place -> words.add("--target=" + protocol + ":" + place));
    }
    pods.values().forEach(address -> words.add("--target=tcp:" + address + ":80"));
    words.addAll(List.of("--target=tcp:10.96.0.1:443", "--target=tcp:172.17.0.1:22"));
    return words;
  }

  private static MiniCheckout checkout() {
    MiniCheckout checkout =
        MiniCheckout.of(
            "mini-probe",
            "exit 0",
            """
            networks: [one]
            depends_on: [near, near_2, both, far, asking, alone, dns]
            """,
            """
              near: &probe
                image: AGENT
                command: serve tcp:0.0.0.0:80 udp:0.0.0.0:80
                networks: {one: {ipv4_address: 10.88.1.10}}
              near_2:
                <<: *probe
                container_name: named_box
                networks: {one: {aliases: [b_alias_1]}}
              both:
                <<: *probe
                command: serve tcp:0.0.0.0:80 tcp:0.0.0.0:61234 udp:10.88.1.20:80 udp:10.88.2.20:80 udp:64.112.117.122:443 tcp:64.112.117.122:443
                networks:
                  one: {ipv4_address: 10.88.1.20}
                  two: {ipv4_address: 10.88.2.20}
                  three: {ipv4_address: 64.112.117.122}
              far:
                <<: *probe
                networks: {two: {ipv4_address: 10.88.2.10}}
              asking:
                <<: *probe
                networks: [one]
                dns: 10.88.1.53
                extra_hosts: ["extra.example.org:10.88.1.77"]
              alone:
                image: AGENT
                command: serve tcp:0.0.0.0:80
                network_mode: none
              dns:
                image: TOOLS
                command: python3 /srv/dns.py
                volumes: ["./dns.py:/srv/dns.py:ro"]
                networks: {one: {ipv4_address: 10.88.1.53}}
            networks:
              one: {ipam: {config: [{subnet: 10.88.1.0/24}]}}
              two: {ipam: {config: [{subnet: 10.88.2.0/24}]}}
              three: {ipam: {config: [{subnet: 64.112.117.0/25}]}}
            """
                .replace("AGENT", AgentImage.reference()));
    checkout.write("dns.py", DNS);
    return checkout;
  }

  /** As Consul: knows its own domain, and refuses the rest. */
  private static final String DNS =
      """
      import socket, socketserver, struct

      KNOWN = {(b"sa.service.consul", 1): socket.inet_aton("10.88.1.10"),
               (b"_sa._tcp.service.consul", 33): struct.pack("!HHH", 0, 0, 80) + b"\\4near\\0"}

      def answer(query):
          end, labels = 12, []
          while query[end]:
              labels.append(query[end + 1:end + 1 + query[end]])
              end += 1 + query[end]
          name, kind = b".".join(labels).lower(), struct.unpack("!H", query[end + 1:end + 3])[0]
          data = KNOWN.get((name, kind))
          mine = name.endswith(b".consul")
          code = 0 if any(name == known for known, _ in KNOWN) else 3 if mine else 5
          head = query[:2] + struct.pack("!HHHHH", 0x8500 | code, 1, 1 if data else 0, 0, 0)
          record = struct.pack("!HHHIH", 0xC00C, kind, 1, 0, len(data)) + data if data else b""
          return head + query[12:end + 5] + record

      class Udp(socketserver.BaseRequestHandler):
          def handle(self):
              self.request[1].sendto(answer(self.request[0]), self.client_address)

      class Tcp(socketserver.StreamRequestHandler):
          def handle(self):
              size = struct.unpack("!H", self.rfile.read(2))[0]
              reply = answer(self.rfile.read(size))
              self.wfile.write(struct.pack("!H", len(reply)) + reply)

      import threading
      server = socketserver.ThreadingTCPServer(("", 53), Tcp)
      threading.Thread(target=server.serve_forever, daemon=True).start()
      socketserver.ThreadingUDPServer(("", 53), Udp).serve_forever()
      """;
}
