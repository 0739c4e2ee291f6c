package io.boulderk8s.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.boulderk8s.testkit.Cli;
import io.boulderk8s.testkit.CliResult;
import io.boulderk8s.testkit.ClusterView;
import io.boulderk8s.testkit.MiniCheckout;
import io.boulderk8s.testkit.ScenarioExtension;
import java.time.Duration;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Two worktrees of one project on one cluster. */
@ExtendWith(ScenarioExtension.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
final class SideBySideScenario {
  private static final Duration LIMIT = Duration.ofMinutes(8);

  @Test
  void two_checkouts_with_the_same_addresses_must_not_see_each_other(Cli cli, ClusterView cluster) {
    MiniCheckout left = checkout("mini-left", "I am left");
    MiniCheckout right = checkout("mini-right", "I am right");
    assertSeesItsOwn(cli, left, "I am left");
    assertSeesItsOwn(cli, right, "I am right");
    String addressOfRight = cluster.podIp(right.namespace(), "web");
    // with the other one up, and by a way around the names and addresses of its own
    CliResult again = cli.run(LIMIT, "test", "--boulder", left.path(), addressOfRight);
    assertThat(again.exitCode()).as(again::toString).isZero();
    assertThat(again.stdout()).isEqualTo("I am left\nI am left\nunreachable\n");
  }

  private static void assertSeesItsOwn(Cli cli, MiniCheckout checkout, String word) {
    CliResult result = cli.run(LIMIT, "test", "--boulder", checkout.path());
    assertThat(result.exitCode()).as(result::toString).isZero();
    assertThat(result.stdout()).isEqualTo(word + "\n" + word + "\n");
  }

  private static MiniCheckout checkout(String name, String word) {
    MiniCheckout checkout =
        MiniCheckout.of(
            name,
            """
            curl -fsS http://web/word http://10.77.77.10/word || exit
            for other; do curl -s -m 3 "http://$other/word" || echo unreachable; done
            """,
            """
            networks: {net: {ipv4_address: 10.77.77.77}}
            depends_on: {web: {condition: service_healthy}}
            """,
            """
              web:
                image: TOOLS
                command: python3 -m http.server 80 --directory /srv
                volumes: ["./srv:/srv:ro"]
                networks: {net: {ipv4_address: 10.77.77.10}}
                healthcheck: {test: [CMD, curl, -fs, "http://10.77.77.10/word"], start_period: 60s, start_interval: 0.2s}
            networks: {net: {ipam: {config: [{subnet: 10.77.77.0/24}]}}}
            """);
    checkout.write("srv/word", word + "\n");
    return checkout;
  }
}
