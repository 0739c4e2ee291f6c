package io.boulderk8s.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.boulderk8s.cluster.DockerCli;
import io.boulderk8s.cluster.KindConfig;
import io.boulderk8s.cluster.KindTool;
import io.boulderk8s.failure.BoulderK8sException;
import io.boulderk8s.failure.FailureKind;
import io.boulderk8s.image.EngineImages;
import io.boulderk8s.image.RegistryProbe;
import io.boulderk8s.testkit.FakeHost;
import io.boulderk8s.testkit.FakeProcessRunner;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
final class MachineChecksTest {
  private static final long GIB = 1L << 30;
  private static final String ROUTES =
      "Iface\tDestination\tGateway\tFlags\tRefCnt\tUse\tMetric\tMask\n";
  private static final String INFO = "%s\t/var/lib/docker\t%d\t%s\tBacking Filesystem extfs ";

  private final FakeProcessRunner runner = new FakeProcessRunner();
  private final FakeHost host = new FakeHost();
  private Supplier<Path> cache = () -> Path.of("/var/tmp/boulder-k8s");

  @BeforeEach
  void a_good_machine() {
    runner
        .says("docker version", "28.2.2 28.2.2\n")
        .says("docker info", INFO.formatted("2", 16 * GIB, "runc"))
        .says("docker network ls", "1\n")
        .says("docker network inspect", "bridge\t172.17.0.0/16\n")
        .says("docker compose version --short", "2.39.4\n")
        .says("docker manifest inspect", "{}")
        .says("kind version", "kind v0.33.0 go1.26.4 linux/amd64")
        .says("kubectl version --client", "Client Version: v1.34.1\n")
        .says("go version", "go version go1.25.1 linux/amd64");
    host.file("/proc/self/status", "CapInh:\t0\nCapBnd:\t000001ffffffffff\n")
        .file("/proc/sys/fs/inotify/max_user_instances", "1024\n")
        .file("/proc/sys/fs/inotify/max_user_watches", "524288\n")
        .file("/proc/net/route", ROUTES + "eth0\t00000000\t010200C0\t3\t0\t0\t0\t00000000\n")
        .free("/var/lib/docker", 68 * GIB);
  }

  private List<Finding> findings() {
    RegistryProbe registries = RegistryProbe.online(new EngineImages(new DockerCli(runner)));
    return MachineChecks.all(
            cache,
            runner,
            new KindTool(runner, "kind"),
            host,
            registries,
            KindConfig.standard(),
            Runtime.Version.parse("25.0.1"))
        .findings();
  }

  private CheckResult result(String name) {
    return findings().stream()
        .filter(finding -> finding.name().equals(name))
        .findFirst()
        .orElseThrow()
        .result();
  }

  @Test
  void a_good_machine_passes_everything() {
    assertThat(findings())
        .hasSize(15)
        .allSatisfy(finding -> assertThat(finding.result()).isInstanceOf(CheckResult.Passed.class));
  }

  @Test
  void without_docker_the_checks_that_need_it_fail_with_the_next_step_and_the_others_go_on() {
    FakeProcessRunner none = runner;
    List.of("docker version", "docker info", "docker network ls").forEach(none::instead);
    none.lacks("docker");
    assertThat(result("docker engine"))
        .isEqualTo(
            new CheckResult.Failed(
                "the docker CLI is missing", "run scripts/setup-host.sh, or install Docker"));
    assertThat(result("kind")).isInstanceOf(CheckResult.Passed.class);
  }

  @Test
  void without_a_cache_folder_it_is_named_with_the_next_step_and_the_others_go_on() {
    cache =
        () -> {
          throw BoulderK8sException.of(FailureKind.IO, "HOME", "is not set", "set it");
        };
    assertThat(result("cache folder"))
        .isEqualTo(new CheckResult.Failed("HOME: is not set", "set it"));
    assertThat(result("kind")).isInstanceOf(CheckResult.Passed.class);
  }

  @Nested
  @DisplayNameGeneration(ReplaceUnderscores.class)
  final class Kernel {
    @Test
    void a_missing_capability_fails_with_plain_runc() {
      host.file("/proc/self/status", "CapBnd:\t000001fffeffffff\n");
      assertThat(result("CAP_SYS_RESOURCE"))
          .isInstanceOfSatisfying(
              CheckResult.Failed.class,
              failed -> assertThat(failed.next()).contains("scripts/setup-host.sh"));
    }

    @Test
    void a_runtime_of_its_own_makes_up_for_it() {
      host.file("/proc/self/status", "CapBnd:\t000001fffeffffff\n");
      runner.instead("docker info").says("docker info", INFO.formatted("1", 16 * GIB, "bounded"));
      assertThat(result("CAP_SYS_RESOURCE"))
          .isEqualTo(
              new CheckResult.Passed("not in the bounding set; runtime bounded makes up for it"));
    }

    @Test
    void cgroup_v1_is_a_warning() {
      runner.instead("docker info").says("docker info", INFO.formatted("1", 16 * GIB, "runc"));
      assertThat(result("cgroups")).isInstanceOf(CheckResult.Warning.class);
    }

    @Test
    void low_inotify_limits_are_a_warning_with_the_command() {
      host.file("/proc/sys/fs/inotify/max_user_instances", "128\n");
      assertThat(result("inotify limits"))
          .isEqualTo(
              new CheckResult.Warning(
                  "instances 128, watches 524288: more than one cluster or node may fail",
                  "sysctl -w fs.inotify.max_user_instances=512"
                      + " fs.inotify.max_user_watches=524288"));
    }
  }

  @Nested
  @DisplayNameGeneration(ReplaceUnderscores.class)
  final class Room {
    @Test
    void a_nearly_full_disk_fails() {
      host.free("/var/lib/docker", 3 * GIB);
      assertThat(result("disk"))
          .isInstanceOfSatisfying(
              CheckResult.Failed.class,
              failed ->
                  assertThat(failed.what())
                      .isEqualTo("3 GiB free in /var/lib/docker, at least 6 are needed"));
    }

    @Test
    void a_rather_full_disk_is_a_warning() {
      host.free("/var/lib/docker", 10 * GIB);
      assertThat(result("disk")).isInstanceOf(CheckResult.Warning.class);
    }

    @Test
    void little_memory_fails_and_some_warns() {
      runner.instead("docker info").says("docker info", INFO.formatted("2", 2 * GIB, "runc"));
      assertThat(result("memory")).isInstanceOf(CheckResult.Failed.class);
      runner.instead("docker info").says("docker info", INFO.formatted("2", 6 * GIB, "runc"));
      assertThat(result("memory")).isInstanceOf(CheckResult.Warning.class);
    }
  }

  @Nested
  @DisplayNameGeneration(ReplaceUnderscores.class)
  final class Network {
    @Test
    void taken_ports_are_named() {
      host.taken(4001);
      assertThat(result("ports"))
          .isInstanceOfSatisfying(
              CheckResult.Warning.class,
              warning ->
                  assertThat(warning.what()).isEqualTo("[4001] taken: they cannot be published"));
    }

    @Test
    void a_compose_network_on_boulders_addresses_is_named_once() {
      runner
          .instead("docker network inspect")
          .says("docker network inspect", "boulder_bouldernet\t10.77.77.0/24\n");
      host.file("/proc/net/route", ROUTES + "br-1\t004D4D0A\t00000000\t1\t0\t0\t0\t00FFFFFF\n");
      assertThat(result("networks"))
          .isInstanceOfSatisfying(
              CheckResult.Warning.class,
              warning ->
                  assertThat(warning.what())
                      .isEqualTo(
                          "docker network boulder_bouldernet has 10.77.77.0/24,"
                              + " where Boulder's pods have addresses"));
    }

    @Test
    void a_vpn_over_the_clusters_pods_is_named() {
      host.file("/proc/net/route", ROUTES + "tun0\t0000F40A\t00000000\t1\t0\t0\t0\t0000FEFF\n");
      assertThat(result("networks"))
          .isInstanceOfSatisfying(
              CheckResult.Warning.class,
              warning ->
                  assertThat(warning.what())
                      .isEqualTo(
                          "route 10.244.0.0/15 to tun0 has 10.244.0.0/15,"
                              + " where the cluster's pods are"));
    }

    @Test
    void no_registry_is_no_fault() {
      runner
          .instead("docker manifest inspect")
          .fails("docker manifest inspect", "dial tcp: no such host");
      assertThat(result("registry")).isInstanceOf(CheckResult.Skipped.class);
    }
  }

  @Nested
  @DisplayNameGeneration(ReplaceUnderscores.class)
  final class Programs {
    @Test
    void an_old_kind_fails() {
      runner.instead("kind version").says("kind version", "kind v0.30.0 go1.24 linux/amd64");
      assertThat(result("kind"))
          .isInstanceOfSatisfying(
              CheckResult.Failed.class,
              failed -> assertThat(failed.what()).isEqualTo("version 0.30.0 is older than 0.33.0"));
    }

    @Test
    void without_go_or_kubectl_one_knows_what_does_not_work() {
      runner.instead("go version").lacks("go").instead("kubectl version --client").lacks("kubectl");
      assertThat(result("go")).isInstanceOf(CheckResult.Warning.class);
      assertThat(result("kubectl")).isInstanceOf(CheckResult.Warning.class);
    }

    @Test
    void without_compose_only_parity_is_lost() {
      runner.instead("docker compose version --short").fails("docker compose version", "no such");
      assertThat(result("compose plugin")).isInstanceOf(CheckResult.Skipped.class);
    }
  }
}
