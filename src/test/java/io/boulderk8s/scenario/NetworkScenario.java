package io.boulderk8s.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.boulderk8s.testkit.Cli;
import io.boulderk8s.testkit.CliResult;
import io.boulderk8s.testkit.ClusterView;
import io.boulderk8s.testkit.MiniCheckout;
import io.boulderk8s.testkit.ScenarioExtension;
import java.time.Duration;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Who reaches whom, as seen from inside. */
@ExtendWith(ScenarioExtension.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
final class NetworkScenario {
  private static final Duration LIMIT = Duration.ofMinutes(8);
  private static final String NO_POLICIES = ".*/stock-node:(ptp|flannel)";
  private static final String SERVER =
      """
          image: TOOLS
          command: python3 -m http.server 80 --directory /srv
          healthcheck: {test: [CMD, curl, -fs, "http://localhost/"], start_period: 60s, start_interval: 0.2s}
      """;

  @Test
  void only_services_of_a_common_network_must_reach_each_other(Cli cli, ClusterView cluster) {
    MiniCheckout checkout = checkout();
    CliResult up = cli.run(LIMIT, "up", "--boulder", checkout.path());
    assertThat(up.exitCode()).as(up::toString).isZero();
    String near = cluster.podIp(checkout.namespace(), "near");
    String far = cluster.podIp(checkout.namespace(), "far");

    CliResult seen =
        cli.run(
            LIMIT,
            "test",
            "--boulder",
            checkout.path(),
            "near",
            "10.88.1.10",
            near,
            "far",
            "10.88.2.10",
            far);
    assertThat(seen.exitCode()).as(seen::toString).isZero();
    assertThat(seen.stdout())
        .isEqualTo(
            """
            near yes
            10.88.1.10 yes
            %s yes
            far no
            10.88.2.10 no
            %s no
            """
                .formatted(near, far));
    assertHasNoNetwork(cli, checkout, near);
  }

  @Test
  void a_pod_of_another_namespace_must_be_kept_out(Cli cli, ClusterView cluster) {
    Assumptions.assumeFalse(
        System.getenv().getOrDefault("BOULDER_K8S_NODE_IMAGE", "").matches(NO_POLICIES),
        "the network of this node enforces no NetworkPolicies (docs/stock-node.md)");
    MiniCheckout checkout = checkout();
    CliResult up = cli.run(LIMIT, "up", "--boulder", checkout.path());
    assertThat(up.exitCode()).as(up::toString).isZero();

    // not attached: what is printed before kubectl is there would be lost
    cluster.kubectl(
        "run",
        "stranger",
        "--namespace=default",
        "--image=" + MiniCheckout.TOOLS,
        "--restart=Never",
        "--command",
        "--",
        "sh",
        "-c",
        """
        curl -sk -m 5 https://10.96.0.1/ >/dev/null && echo api yes || echo api no
        curl -s -m 5 http://%s/ >/dev/null && echo near yes || echo near no
        """
            .formatted(cluster.podIp(checkout.namespace(), "near")));
    String ended = "--for=jsonpath={.status.phase}=Succeeded";
    cluster.kubectl("wait", ended, "pod/stranger", "--namespace=default", "--timeout=90s");
    String seen = cluster.kubectl("logs", "stranger", "--namespace=default");
    cluster.kubectl("delete", "pod", "stranger", "--namespace=default", "--now");

    assertThat(seen).isEqualTo("api yes\nnear no\n");
  }

  private static void assertHasNoNetwork(Cli cli, MiniCheckout checkout, String near) {
    CliResult alone =
        cli.run(
            LIMIT,
            "shell",
            "--boulder",
            checkout.path(),
            "alone",
            "--",
            "sh",
            "-c",
            """
            ip -o -4 addr | awk '{print $2, $4}'
            ip route
            for host in near 10.88.1.10 %s 10.96.0.1:443 172.17.0.1; do
              curl -s -m 3 "http://$host/" >/dev/null && echo "reaches $host"
            done
            echo looked
            """
                .formatted(near));
    assertThat(alone.exitCode()).as(alone::toString).isZero();
    assertThat(alone.stdout()).isEqualTo("lo 127.0.0.1/8\nlooked\n");
  }

  private static MiniCheckout checkout() {
    return MiniCheckout.of(
        "mini-networks",
        """
        for host; do
          curl -s -m 3 "http://$host/" >/dev/null && echo "$host yes" || echo "$host no"
        done
        """,
        """
        networks: [one]
        depends_on:
          near: {condition: service_healthy}
          far: {condition: service_healthy}
          alone: {condition: service_started}
        """,
        "  near:\n"
            + SERVER
            + "    networks: {one: {ipv4_address: 10.88.1.10}}\n"
            + "  far:\n"
            + SERVER
            + "    networks: {two: {ipv4_address: 10.88.2.10}}\n"
            + """
              alone:
                image: TOOLS
                command: sleep infinity
                network_mode: none
            networks:
              one: {ipam: {config: [{subnet: 10.88.1.0/24}]}}
              two: {ipam: {config: [{subnet: 10.88.2.0/24}]}}
            """);
  }
}
