package io.boulderk8s.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.boulderk8s.testkit.Cli;
import io.boulderk8s.testkit.CliResult;
import io.boulderk8s.testkit.MiniCheckout;
import io.boulderk8s.testkit.ScenarioExtension;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What Compose keys are inside a container: the same under docker compose and in a pod. */
@ExtendWith(ScenarioExtension.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
final class KeysScenario {
  private static final Duration LIMIT = Duration.ofMinutes(8);

  private static final String KEYS =
      """
      user: "0:0"
      cap_add: [SYS_TIME]
      cap_drop: [CAP_CHOWN]
      group_add: [4242]
      security_opt: [no-new-privileges]
      read_only: true
      tmpfs: ["/scratch:size=8m,mode=1750,uid=5,gid=6", /plain]
      shm_size: 16m
      mem_limit: 300m
      cpus: 0.5
      dns_opt: ["timeout:3"]
      dns_search: [a.example, b.example]
      sysctls: {net.ipv4.tcp_syncookies: 0}
      configs: [{source: file, target: /etc/of/config}]
      secrets: [file]
      """;

  private static final String FILES =
      """
      configs: {file: {file: ./test.sh}}
      secrets: {file: {file: ./test.sh}}
      """;

  private static final String FACTS =
      """
      fact() { printf 'fact %s: ' "$1"; shift; "$@" 2>&1 | tr '\\n' ' '; echo; }
      fact capabilities grep -E 'Cap(Bnd|Eff|Prm)' /proc/self/status
      fact privileges grep NoNewPrivs /proc/self/status
      fact groups id -G
      fact scratch stat -c '%a %u %g' /scratch
      fact size df -B1 --output=size,fstype /scratch
      fact plain stat -f -c %T /plain
      fact mode stat -c '%a %u %g' /plain
      fact shm df -B1 --output=size,fstype /dev/shm
      fact shm-mode stat -c %a /dev/shm
      fact read-only touch /anywhere
      fact resolver grep -E '^search' /etc/resolv.conf
      fact timeout grep -o 'timeout:3' /etc/resolv.conf
      fact sysctl cat /proc/sys/net/ipv4/tcp_syncookies
      fact config head -1 /etc/of/config
      fact secret head -1 /run/secrets/file
      fact write-config sh -c 'echo x >/etc/of/config'
      fact memory sh -c 'cat /sys/fs/cgroup/memory.max 2>/dev/null || cat /sys/fs/cgroup/memory/memory.limit_in_bytes'
      fact cpu sh -c 'cat /sys/fs/cgroup/cpu.max 2>/dev/null || cat /sys/fs/cgroup/cpu/cpu.cfs_quota_us'
      """;

  private static List<String> facts(CliResult result) {
    return result.stdout().replace("\r", "").lines().filter(l -> l.startsWith("fact ")).toList();
  }

  @Test
  void a_pod_must_be_what_a_container_of_compose_is(Cli cli) {
    MiniCheckout checkout = MiniCheckout.of("keys", FACTS, KEYS, FILES);
    CliResult kubernetes = cli.run(LIMIT, "test", "--boulder", checkout.path());
    assertThat(kubernetes.exitCode()).as(kubernetes::toString).isZero();
    assertThat(facts(kubernetes))
        .hasSize(18)
        .contains(
            "fact capabilities: CapPrm:\t00000000aa0425fa CapEff:\t00000000aa0425fa"
                + " CapBnd:\t00000000aa0425fa ",
            "fact privileges: NoNewPrivs:\t1 ",
            "fact scratch: 1750 5 6 ",
            "fact mode: 1777 0 0 ",
            "fact resolver: search a.example b.example ",
            "fact sysctl: 0 ");
    assertThat(cli.run(LIMIT, "down", "--boulder", checkout.path()).exitCode()).isZero();

    CliResult compose = compose(cli, checkout, "run", "--rm", "-T", "boulder", "./test.sh");
    compose(cli, checkout, "down");
    Assumptions.assumeTrue(
        compose.exitCode() == 0, () -> "docker compose cannot run it: " + compose.stderr());
    assertThat(facts(kubernetes)).isEqualTo(facts(compose));
  }

  private static CliResult compose(Cli cli, MiniCheckout checkout, String... words) {
    String[] argv =
        Stream.concat(Stream.of("docker", "compose"), Stream.of(words)).toArray(String[]::new);
    return cli.program(checkout.root(), Map.of(), LIMIT, argv);
  }
}
