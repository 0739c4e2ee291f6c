package io.boulderk8s.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.boulderk8s.testkit.Cli;
import io.boulderk8s.testkit.CliResult;
import io.boulderk8s.testkit.ClusterView;
import io.boulderk8s.testkit.MiniCheckout;
import io.boulderk8s.testkit.RunningProcess;
import io.boulderk8s.testkit.ScenarioExtension;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Cells beside one another, on one node. */
@Order(2)
@ExtendWith(ScenarioExtension.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
final class MatrixScenario {
  private static final Duration LIMIT = Duration.ofMinutes(8);

  /** What each cell finds must be the checkout as it was, whatever the others did. */
  private static final String TESTS =
      """
      set -eu
      trap 'echo "failed in line $LINENO"' ERR
      next=; [ "$1" != -n ] || { next=next; shift; }
      case $1 in
        write)
          [ "$(cat same)" = original ] && [ -e gone ] && [ "$(readlink link)" = d/file ]
          [ "$(stat -c %a d/file)" = 755 ]
          echo "$2" >same; rm gone; mv d e; chmod 600 e/file; mkdir new; echo "$2" >"new/$2"
          [ -e /cache/known ]; echo "$2" >".gocache/$2"; [ "$(cat /cache/"$2")" = "$2" ]
          sleep 3
          [ "$(cat same)" = "$2" ] && [ "$(ls new)" = "$2" ] && [ ! -e gone ]
          echo "$2 ${next:-plain} V=$V"
          printf 'test_%s (t.T.test_%s) ... ok\\n\\n----------\\nRan 1 test in 0.1s\\n\\nOK\\n' "$2" "$2"
          ;;
        fail) [ -e repaired ] || exit 3 ;;
        hang) echo up; [ -e repaired ] || sleep infinity ;;
      esac
      """;

  @Test
  void cells_do_not_see_each_other_and_one_that_fails_or_hangs_stops_no_other(
      Cli cli, ClusterView cluster) throws IOException {
    MiniCheckout checkout = checkout("mini-matrix");
    checkout.write(
        "cells", "V=1 ./t.sh write one\n./tn.sh write two\n./t.sh fail\n./t.sh hang\n# no cell\n");
    Map<String, String> before = files(checkout.root());
    Path artifacts = checkout.root().resolveSibling("mini-matrix-artifacts");
    String[] words = words(checkout, "--timeout=30s", "--json", "--artifacts=" + artifacts);

    CliResult matrix = cli.run(LIMIT, words);

    assertThat(matrix.exitCode()).as(matrix::toString).isEqualTo(75);
    assertThat(ends(matrix))
        .as(matrix::toString)
        .containsExactly("c1 passed 0", "c2 passed 0", "c3 failed 3", "c4 stopped 75");
    assertThat(artifacts.resolve("c1/stdout")).content().contains("one plain V=1");
    assertThat(artifacts.resolve("c2/stdout")).content().contains("two next V=none");
    assertThat(artifacts.resolve("c2/results/junit.xml")).content().contains("test_two");
    assertThat(artifacts.resolve("c4/output")).content().contains("up", "within 30 s");
    assertThat(cell(matrix, 0).path("tests").path("passed").asInt()).isEqualTo(1);
    assertThat(cell(matrix, 0).path("cpu_seconds").asDouble()).isPositive();
    assertThat(cell(matrix, 0).path("memory_bytes").asLong()).isGreaterThan(1 << 20);
    assertThat(files(checkout.root())).isEqualTo(before);
    assertNothingIsLeft(cluster, checkout);

    checkout.write("repaired", "");
    CliResult again = cli.run(LIMIT, words(checkout, "--rerun-failed", "--json"));
    assertThat(again.exitCode()).as(again::toString).isZero();
    assertThat(ends(again)).containsExactly("c3 passed 0", "c4 passed 0");
    CliResult nothing = cli.run(LIMIT, words(checkout, "--rerun-failed"));
    assertThat(nothing.exitCode()).as(nothing::toString).isZero();
    assertThat(nothing.stderr()).contains("nothing to run again");
    // what cells wrote into the shared cache is there for the next ones
    assertThat(cluster.onNode("ls", views(checkout) + "/shared/.gocache/upper"))
        .isEqualTo("one\ntwo\n");
    down(cli, checkout);
    assertThat(cluster.onNode("ls", "/var/lib/boulder-k8s-views"))
        .doesNotContain(checkout.namespace());
  }

  @Test
  void interrupted_or_killed_it_leaves_nothing_that_down_does_not_remove(
      Cli cli, ClusterView cluster) {
    MiniCheckout checkout = checkout("mini-matrix-left");
    checkout.write("cells", "./t.sh hang\n");
    Path artifacts = checkout.root().resolveSibling("mini-matrix-left-artifacts");
    String[] words = words(checkout, "--artifacts=" + artifacts);

    RunningProcess interrupted = running(cli, words, artifacts);
    interrupted.interrupt();
    CliResult end = interrupted.end(LIMIT);
    assertThat(end.exitCode()).as(end::toString).isEqualTo(130);
    assertThat(end.stdout()).contains("not run");
    assertNothingIsLeft(cluster, checkout);

    RunningProcess killed = running(cli, words, artifacts);
    killed.signal("KILL");
    assertThat(killed.end(LIMIT).exitCode()).isEqualTo(137);
    down(cli, checkout);
    assertNothingIsLeft(cluster, checkout);
    // the cell's own process ends with its pod
    CliResult gone =
        shell(cli, "while pgrep -f 'stack %s-[c]1'; do sleep 0.2; done", checkout.namespace());
    assertThat(gone.exitCode()).as(gone::toString).isZero();
  }

  /** Until the tests of the only cell run. */
  private static RunningProcess running(Cli cli, String[] words, Path artifacts) {
    CliResult cleared = shell(cli, "rm -rf '%s'", artifacts.toString());
    assertThat(cleared.exitCode()).isZero();
    RunningProcess matrix = cli.start(words);
    matrix.awaitStderr("c1 begins", LIMIT);
    CliResult up =
        shell(cli, "until grep -qx up '%s'; do sleep 0.2; done", artifacts + "/c1/output");
    assertThat(up.exitCode()).as(up::toString).isZero();
    return matrix;
  }

  private static CliResult shell(Cli cli, String script, String word) {
    return cli.program(
        Path.of("target").toAbsolutePath(),
        Map.of(),
        LIMIT,
        "/bin/sh",
        "-c",
        script.formatted(word) + " 2>/dev/null");
  }

  private static void down(Cli cli, MiniCheckout checkout) {
    CliResult down = cli.run(LIMIT, "down", "--boulder", checkout.path());
    assertThat(down.exitCode()).as(down::toString).isZero();
  }

  private static void assertNothingIsLeft(ClusterView cluster, MiniCheckout checkout) {
    assertThat(
            cluster.kubectl(
                "get", "namespaces", "-l", "boulder-k8s.io/matrix=" + checkout.namespace()))
        .isEmpty();
    assertThat(cluster.onNode("cat", "/proc/self/mountinfo")).doesNotContain(views(checkout) + "/");
    assertThat(cluster.onNode("sh", "-c", "ls " + views(checkout) + " 2>/dev/null || true").strip())
        .isIn("", "shared");
  }

  private static String views(MiniCheckout checkout) {
    return "/var/lib/boulder-k8s-views/" + checkout.namespace();
  }

  private static String[] words(MiniCheckout checkout, String... more) {
    return Stream.concat(
            Stream.of(
                "matrix",
                "--boulder",
                checkout.path(),
                "--list",
                checkout.root().resolve("cells").toString()),
            Stream.of(more))
        .toArray(String[]::new);
  }

  private static JsonNode cell(CliResult matrix, int number) throws IOException {
    return new JsonMapper().readTree(matrix.stdout()).path("cells").path(number);
  }

  private static List<String> ends(CliResult matrix) throws IOException {
    List<String> ends = new ArrayList<>();
    new JsonMapper()
        .readTree(matrix.stdout())
        .path("cells")
        .forEach(
            cell ->
                ends.add(
                    "%s %s %d"
                        .formatted(
                            cell.path("id").asText(),
                            cell.path("end").asText(),
                            cell.path("exit_code").asInt())));
    return ends;
  }

  /** Every file with its mode, owner, time and content. */
  private static Map<String, String> files(Path root) throws IOException {
    Map<String, String> files = new TreeMap<>();
    try (Stream<Path> paths = Files.walk(root)) {
      for (Path path : paths.toList()) {
        String is =
            Files.isSymbolicLink(path)
                ? "-> " + Files.readSymbolicLink(path)
                : Files.isDirectory(path) ? "folder" : Files.readString(path);
        Map<String, Object> facts =
            Files.readAttributes(
                path, "unix:mode,uid,gid,ctime", java.nio.file.LinkOption.NOFOLLOW_LINKS);
        files.put(root.relativize(path).toString(), new TreeMap<>(facts) + " " + is);
      }
    }
    return files;
  }

  private static MiniCheckout checkout(String name) {
    MiniCheckout checkout = MiniCheckout.of(name, TESTS);
    checkout.write(
        "docker-compose.yml",
        """
        services:
          bsetup:
            image: TOOLS
            entrypoint: ["true"]
            profiles: [setup]
          boulder:
            image: TOOLS
            entrypoint: ["env"]
            working_dir: /boulder
            volumes: [".:/boulder", "./.gocache:/cache"]
            environment: {V: "${V:-none}"}
        """);
    checkout.write("docker-compose.next.yml", "services: {}\n");
    checkout.write("same", "original\n");
    checkout.write("gone", "");
    checkout.write(".gocache/known", "");
    checkout.write("d/file", "");
    try {
      Files.createSymbolicLink(checkout.root().resolve("link"), Path.of("d/file"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return checkout;
  }
}
