package io.boulderk8s.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.boulderk8s.testkit.Cli;
import io.boulderk8s.testkit.CliResult;
import io.boulderk8s.testkit.MiniCheckout;
import io.boulderk8s.testkit.RunningProcess;
import io.boulderk8s.testkit.ScenarioExtension;
import io.boulderk8s.testkit.TwoNodes;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Cells on the nodes of a cluster that sees nothing of this machine, by `--context`. Makes a
 * cluster of two nodes of its own: -Dmatrix.nodes.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@EnabledIfSystemProperty(named = "matrix.nodes", matches = ".*")
@ExtendWith(ScenarioExtension.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
final class MatrixNodesScenario {
  private static final Duration LIMIT = Duration.ofMinutes(8);
  private static final String FACTS =
      "find . -path './.gocache/*' -prune -o -type d -printf '%p %m %U:%G %l\\n'"
          + " -o -printf '%p %m %U:%G %s %T@ %l\\n' | LC_ALL=C sort; sha256sum big";

  private static final String TESTS =
      """
      set -eu
      trap 'echo "failed in line $LINENO"' ERR
      [ "$1" != -n ] || shift
      case $1 in
        write)
          %s
          [ "$(cat same)" = original ] && [ -e gone ]
          echo "$2" >same; rm gone; mv d e; chmod 600 e/file; mkdir new; echo "$2" >"new/$2"
          touch ".gocache/$2"
          sleep 3
          [ "$(cat same)" = "$2" ] && [ "$(ls new)" = "$2" ] && [ ! -e gone ]
          ;;
        fail) exit 3 ;;
        hang) echo up; sleep infinity ;;
      esac
      """
          .formatted(FACTS);

  private TwoNodes nodes;

  @BeforeAll
  void a_cluster_of_two_nodes() {
    nodes = TwoNodes.create();
  }

  @AfterAll
  void is_deleted() {
    if (nodes != null) {
      nodes.close();
    }
  }

  @Test
  void cells_on_two_nodes_give_what_they_give_on_one_and_only_what_changed_travels(Cli cli)
      throws IOException {
    MiniCheckout checkout = checkout("mini-travel");
    checkout.write("cells", "./t.sh write one\n./tn.sh write two\n./t.sh fail\n");
    Path two = checkout.root().resolveSibling("mini-travel-two");
    Path one = checkout.root().resolveSibling("mini-travel-one");
    String before = facts(cli, checkout);

    CliResult first = matrix(cli, checkout, two);
    assertThat(first.exitCode()).as(first::toString).isEqualTo(3);
    String control = nodes.names().getFirst();
    String worker = nodes.names().getLast();
    assertThat(first.stderr())
        .as("which cell goes where depends on what they took before")
        .contains("begins on " + control, "begins on " + worker)
        .containsPattern("node " + control + ": 8 of 9 files sent, (1\\d{6}) of \\1 bytes")
        .containsPattern("node " + worker + ": 8 of 9 files sent, (1\\d{6}) of \\1 bytes");
    assertThat(two.resolve("c1/stdout")).hasContent(before);
    assertThat(two.resolve("c2/stdout")).hasContent(before);
    assertThat(facts(cli, checkout)).isEqualTo(before);
    assertNothingRuns(checkout);

    checkout.write("same", "original\n\n");
    checkout.write("d/file", "of another size\n");
    String changed = facts(cli, checkout);
    CliResult second = matrix(cli, checkout, two);
    assertThat(second.exitCode()).as(second::toString).isEqualTo(3);
    assertThat(second.stderr()).contains("2 of 9 files sent, 26 of ");
    assertThat(two.resolve("c1/stdout")).hasContent(changed);

    nodes.kubectl("cordon", worker);
    CliResult alone = matrix(cli, checkout, one);
    nodes.kubectl("uncordon", worker);
    assertThat(alone.exitCode()).as(alone::toString).isEqualTo(3);
    assertThat(alone.stderr())
        .contains("no cells for " + worker + ": it is cordoned", "0 of 9 files sent, 0 of ")
        .doesNotContain("begins on " + worker);
    for (String cell : List.of("c1", "c2", "c3")) {
      assertThat(one.resolve(cell + "/stdout"))
          .as(cell)
          .hasSameTextualContentAs(two.resolve(cell + "/stdout"));
    }
    // what cells wrote into the shared cache stays on their node for the next ones; both ran alone
    assertThat(nodes.onEach("ls " + views(checkout) + "/shared/.gocache/upper"))
        .isEqualTo("one\ntwo\n" + writtenOn(worker, first, second));
    assertGoneAfterDown(cli, checkout);
  }

  @Test
  void killed_it_leaves_nothing_that_down_does_not_remove(Cli cli) {
    MiniCheckout checkout = checkout("mini-travel-left");
    checkout.write("cells", "./t.sh hang\n./t.sh hang too\n");
    Path artifacts = checkout.root().resolveSibling("mini-travel-left-artifacts");
    RunningProcess killed =
        cli.startWith(nodes.environment(), words(checkout, artifacts).toArray(String[]::new));
    killed.awaitStderr("c2 begins", LIMIT);
    CliResult up =
        cli.program(
            Path.of("target").toAbsolutePath(),
            Map.of(),
            LIMIT,
            "/bin/sh",
            "-c",
            "until grep -qxs up '%s/c2/output'; do sleep 0.5; done".formatted(artifacts));
    assertThat(up.exitCode()).as(up::toString).isZero();

    killed.signal("KILL");

    assertThat(killed.end(LIMIT).exitCode()).isEqualTo(137);
    assertGoneAfterDown(cli, checkout);
  }

  @Test
  void a_cluster_that_allows_no_privileged_pods_is_refused_with_what_it_said(Cli cli) {
    MiniCheckout checkout = checkout("mini-travel-refused");
    checkout.write("cells", "./t.sh fail\n");
    nodes.apply(
        """
        apiVersion: admissionregistration.k8s.io/v1
        kind: ValidatingAdmissionPolicy
        metadata: {name: no-privilege}
        spec:
          failurePolicy: Fail
          matchConstraints:
            resourceRules:
            - {apiGroups: [""], apiVersions: [v1], operations: [CREATE], resources: [pods]}
          validations:
          - expression: "object.metadata.namespace != 'mini-travel-refused-test-nodes'"
            message: privileged pods are not wanted here
        ---
        apiVersion: admissionregistration.k8s.io/v1
        kind: ValidatingAdmissionPolicyBinding
        metadata: {name: no-privilege}
        spec: {policyName: no-privilege, validationActions: [Deny]}
        """);
    Path artifacts = checkout.root().resolveSibling("mini-travel-refused-artifacts");

    CliResult refused = matrix(cli, checkout, artifacts);
    // a policy is in force a moment after it was made
    for (int tries = 0; refused.exitCode() == 3 && tries < 5; tries++) {
      refused = matrix(cli, checkout, artifacts);
    }

    nodes.kubectl(
        "delete", "validatingadmissionpolicy,validatingadmissionpolicybinding", "no-privilege");
    assertThat(refused.exitCode()).as(refused::toString).isEqualTo(69);
    assertThat(refused.stderr())
        .contains("does not allow", "a privileged pod on each node", "not wanted here");
    assertGoneAfterDown(cli, checkout);
  }

  /** What the cells that began on a node wrote into its shared cache: c1 "one", c2 "two". */
  private static String writtenOn(String node, CliResult... matrices) {
    Set<String> written = new TreeSet<>();
    for (CliResult matrix : matrices) {
      if (matrix.stderr().contains("c1 begins on " + node)) {
        written.add("one\n");
      }
      if (matrix.stderr().contains("c2 begins on " + node)) {
        written.add("two\n");
      }
    }
    return String.join("", written);
  }

  private void assertGoneAfterDown(Cli cli, MiniCheckout checkout) {
    CliResult down =
        cli.runWith(
            nodes.environment(),
            LIMIT,
            "down",
            "--boulder",
            checkout.path(),
            "--context",
            nodes.context());
    assertThat(down.exitCode()).as(down::toString).isZero();
    assertNothingRuns(checkout);
    assertThat(nodes.kubectl("get", "namespaces", "-o", "name"))
        .doesNotContain(checkout.namespace());
    assertThat(
            nodes.onEach(
                "ls -d %s /var/lib/boulder-k8s-store/%s 2>/dev/null || true"
                    .formatted(views(checkout), checkout.namespace())))
        .isEmpty();
  }

  private void assertNothingRuns(MiniCheckout checkout) {
    assertThat(nodes.kubectl("get", "pods", "-A", "-o", "name")).doesNotContain("pod/node-");
    assertThat(
            nodes.kubectl(
                "get",
                "namespaces",
                "-o",
                "name",
                "-l",
                "boulder-k8s.io/matrix=" + checkout.namespace()))
        .isEmpty();
    assertThat(nodes.onEach("cat /proc/self/mountinfo")).doesNotContain(views(checkout) + "/");
  }

  private static String views(MiniCheckout checkout) {
    return "/var/lib/boulder-k8s-views/" + checkout.namespace();
  }

  private CliResult matrix(Cli cli, MiniCheckout checkout, Path artifacts) {
    return cli.runWith(
        nodes.environment(), LIMIT, words(checkout, artifacts).toArray(String[]::new));
  }

  private List<String> words(MiniCheckout checkout, Path artifacts) {
    return List.of(
        "matrix",
        "--boulder",
        checkout.path(),
        "--context",
        nodes.context(),
        "--list",
        checkout.root().resolve("cells").toString(),
        "--artifacts",
        artifacts.toString());
  }

  /** The checkout as a program on this machine sees it. */
  private static String facts(Cli cli, MiniCheckout checkout) {
    CliResult facts = cli.program(checkout.root(), Map.of(), LIMIT, "/bin/sh", "-c", FACTS);
    assertThat(facts.exitCode()).as(facts::toString).isZero();
    return facts.stdout();
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
        """);
    checkout.write("docker-compose.next.yml", "services: {}\n");
    checkout.write("same", "original\n");
    checkout.write("gone", "");
    checkout.write(".gocache/of this machine", "it does not travel\n");
    checkout.write(".git/HEAD", "ref: refs/heads/main\n");
    checkout.write("d/file", "");
    try {
      byte[] big = new byte[1 << 20];
      new Random(7).nextBytes(big);
      Files.write(checkout.root().resolve("big"), big);
      Files.createSymbolicLink(checkout.root().resolve("link"), Path.of("d/file"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return checkout;
  }
}
