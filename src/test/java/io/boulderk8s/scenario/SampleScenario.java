package io.boulderk8s.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.boulderk8s.testkit.Cli;
import io.boulderk8s.testkit.CliResult;
import io.boulderk8s.testkit.ClusterView;
import io.boulderk8s.testkit.ScenarioExtension;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.ResourceLock;

/** README's commands on the bundled sample; each scenario needs the stack of the one before it. */
@ResourceLock("sample")
@ExtendWith(ScenarioExtension.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
final class SampleScenario {
  private static final Duration LIMIT = Duration.ofMinutes(12);
  private static final String STACK = "sample-test";
  private static final List<String> DEPENDENCIES =
      List.of(
          "bconsul",
          "bjaeger",
          "bmariadb",
          "bmigrate",
          "bpkimetal",
          "bredis-1",
          "bredis-2",
          "bseaweedfs");

  @Test
  @Order(1)
  void the_full_battery_must_pass_and_really_issue_certificates(Cli cli, ClusterView cluster) {
    CliResult result = cli.run(LIMIT, "test", "--verbose");
    assertThat(result.exitCode()).as(result::toString).isZero();
    assertThat(result.stderr()).contains("using the bundled sample");
    assertThat(result.stdout())
        .contains(
            "Running Lints",
            "Running Unit Tests",
            "Running Integration Tests",
            "test_issue_by_http01 ... ok",
            "test_issue_by_tls_alpn01 ... ok",
            "test_issue_by_dns01 ... ok",
            "test_no_certificate_when_the_name_points_elsewhere ... ok",
            "test_chain_ends_in_the_root ... ok",
            "test_revoked_by_the_authority ... ok",
            "test_one_issuance_is_one_trace ... ok")
        .containsPattern("Integration tests: \\d+ passed, 0 failed, 0 skipped")
        .doesNotContain("FAIL", "ERROR")
        .endsWith("\u001b[32mSUCCESS\u001b[0m\n");
    assertThat(Path.of("sample/test/certs/ipki/minica.pem")).isNotEmptyFile();
    assertThat(cluster.pods(STACK)).isEqualTo(DEPENDENCIES);
  }

  @Test
  @Order(2)
  void a_run_must_end_although_it_leaves_thirty_processes(Cli cli, ClusterView cluster) {
    CliResult result = cli.run(LIMIT, "test", "--start-py");
    assertThat(result.exitCode()).as(result::toString).isZero();
    assertThat(result.stdout()).contains("SUCCESS");
    assertThat(cluster.pods(STACK)).isEqualTo(DEPENDENCIES);
    assertThat(cluster.onNode("sh", "-c", "ps -e -o args= | grep -c '[b]in/boulder' || true"))
        .isEqualTo("0\n");
  }

  @Test
  @Order(3)
  void dependencies_must_stay_up_warm_and_with_their_data(Cli cli, ClusterView cluster) {
    String uid = cluster.uid(STACK, "bmariadb");
    String table =
        "create or replace table test.kept (word text); insert into test.kept values ('still')";
    assertThat(
            cli.run(
                LIMIT,
                "shell",
                "bmariadb",
                "--",
                "mariadb",
                "-e",
                "create database if not exists test; " + table))
        .satisfies(written -> assertThat(written.exitCode()).as(written::toString).isZero());

    CliResult lints = cli.run(LIMIT, "test", "--lints");
    assertThat(lints.exitCode()).as(lints::toString).isZero();
    assertThat(lints.stderr()).contains("bmariadb runs already");

    assertThat(cluster.uid(STACK, "bmariadb")).isEqualTo(uid);
    CliResult read =
        cli.run(
            LIMIT, "shell", "bmariadb", "--", "mariadb", "-N", "-e", "select word from test.kept");
    assertThat(read.stdout()).as(read::toString).isEqualTo("still\n");
  }
}
