package io.boulderk8s.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.boulderk8s.testkit.Cli;
import io.boulderk8s.testkit.CliResult;
import io.boulderk8s.testkit.MiniCheckout;
import io.boulderk8s.testkit.RunningProcess;
import io.boulderk8s.testkit.ScenarioExtension;
import java.time.Duration;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * `--kept` must start its tests with dependencies as new, wherever they keep what is written into
 * them, and leave the setup out.
 */
@Order(2)
@ExtendWith(ScenarioExtension.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
final class KeptScenario {
  private static final Duration LIMIT = Duration.ofMinutes(8);
  private static final String NEW = "memory 0, /layer 0, /anonymous 0, /named 0, mariadb 0\n";

  /** Counts its callers in each kind of place that a service has. */
  private static final String COUNTER =
      """
      import pathlib, socketserver
      memory = 0
      class Counter(socketserver.StreamRequestHandler):
          def handle(self):
              global memory
              words = [f"memory {memory}"]
              memory += 1
              for place in "/layer", "/anonymous", "/named":
                  file = pathlib.Path(place, "calls")
                  file.parent.mkdir(exist_ok=True)
                  calls = file.read_text() if file.exists() else ""
                  words.append(f"{place} {len(calls)}")
                  file.write_text(calls + "x")
              self.wfile.write(", ".join(words).encode())
      socketserver.TCPServer.allow_reuse_address = True
      socketserver.TCPServer(("", 7000), Counter).serve_forever()
      """;

  /** Says what it finds, and leaves something for the next one to find. */
  private static final String TEST =
      """
      until exec 3<>/dev/tcp/counter/7000; do sleep 0.2; done 2>/dev/null
      calls=$(cat <&3)
      until mariadb -h db -u root --skip-ssl -e 'create database if not exists left_by_tests'; do sleep 0.2; done 2>/dev/null
      sql() { mariadb -h db -u root --skip-ssl -N left_by_tests -e "$1"; }
      sql 'create table if not exists runs (id int)'
      echo "$calls, mariadb $(sql 'select count(*) from runs')"
      sql 'insert into runs values (1)'
      [ ! -e hold ] || until [ -e go ]; do sleep 0.1; done
      """;

  private static MiniCheckout checkout(Cli cli, String name) {
    MiniCheckout checkout =
        MiniCheckout.of(
            name,
            TEST,
            "depends_on: [counter, db]",
            """
              counter:
                image: TOOLS
                command: [python3, /counter.py]
                volumes: ["./counter.py:/counter.py:ro", "named:/named", "/anonymous"]
              db:
                image: mariadb:10.11.13
                environment: {MYSQL_ALLOW_EMPTY_PASSWORD: "yes"}
            volumes: {named: {}}
            """);
    checkout.write("counter.py", COUNTER);
    cli.run(LIMIT, "down", "--boulder", checkout.path());
    return checkout;
  }

  private static CliResult test(Cli cli, MiniCheckout checkout, String... options) {
    String[] argv = new String[options.length + 3];
    System.arraycopy(options, 0, argv, 3, options.length);
    argv[0] = "test";
    argv[1] = "--boulder";
    argv[2] = checkout.path();
    CliResult result = cli.run(LIMIT, argv);
    assertThat(result.exitCode()).as(result::toString).isZero();
    return result;
  }

  @Test
  void a_kept_stack_must_start_its_tests_with_dependencies_as_new(Cli cli) {
    MiniCheckout checkout = checkout(cli, "mini-kept");
    assertThat(test(cli, checkout).stdout()).isEqualTo(NEW);
    assertThat(test(cli, checkout).stdout())
        .as("without the option they stay, as with Compose")
        .isEqualTo("memory 1, /layer 1, /anonymous 1, /named 1, mariadb 1\n");

    CliResult renewed = test(cli, checkout, "--kept");
    assertThat(renewed.stdout()).isEqualTo(NEW);
    assertThat(renewed.stderr()).contains("dependencies: counter, db start anew");
    CliResult again = test(cli, checkout, "--kept");
    assertThat(again.stdout()).isEqualTo(NEW);
    assertThat(again.stderr()).contains("bsetup is left out").doesNotContain("==> setup");

    CliResult preserved = test(cli, checkout, "--kept", "--preserve-db");
    assertThat(preserved.stdout())
        .isEqualTo("memory 1, /layer 1, /anonymous 1, /named 1, mariadb 1\n");
    assertThat(preserved.stderr()).contains("bsetup is left out").doesNotContain("start anew");
  }

  @Test
  void the_dependencies_of_a_run_that_is_going_on_must_not_be_renewed(Cli cli) {
    MiniCheckout checkout = checkout(cli, "mini-kept-busy");
    checkout.write("hold", "");
    RunningProcess run = cli.start("test", "--boulder", checkout.path());
    run.awaitStdout("mariadb 0", LIMIT);

    CliResult up = cli.run(LIMIT, "up", "--kept", "--boulder", checkout.path());
    CliResult other = cli.run(LIMIT, "test", "--kept", "--boulder", checkout.path());
    checkout.write("go", "");

    assertThat(up.exitCode()).as(up::toString).isEqualTo(78);
    assertThat(other.exitCode()).as(other::toString).isEqualTo(78);
    CliResult end = run.end(LIMIT);
    assertThat(end.exitCode()).as(end::toString).isZero();
    assertThat(test(cli, checkout, "--preserve-db").stdout()).startsWith("memory 1, /layer 1");
  }
}
