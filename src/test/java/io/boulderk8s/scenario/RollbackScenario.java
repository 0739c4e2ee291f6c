package io.boulderk8s.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.boulderk8s.testkit.Cli;
import io.boulderk8s.testkit.CliResult;
import io.boulderk8s.testkit.ClusterView;
import io.boulderk8s.testkit.SampleCopy;
import io.boulderk8s.testkit.ScenarioExtension;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Split services that are deployed, broken and rolled back; each scenario needs the stack of the
 * one before it.
 */
@EnabledIfSystemProperty(
    named = "scenarios.long",
    matches = ".*",
    disabledReason = "-Dscenarios.long: takes 15 minutes; docs/staging.md has its last result")
@ExtendWith(ScenarioExtension.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
final class RollbackScenario {
  private static final Duration LIMIT = Duration.ofMinutes(15);
  private static final Path COPY = Path.of("target/rollback/rollback").toAbsolutePath();
  private static final String STACK = "rollback-staging";
  private static final String ONE_CLASS = "--filter=NamesTest";

  /** A front end that says it is well, and knows no page. */
  private static final String WRONG =
      """
      exec python3 -c "
      import http.server as h
      class Answers(h.BaseHTTPRequestHandler):
          def do_GET(self):
              self.send_response(200 if self.path == '/healthz' else 404); self.end_headers()
      h.ThreadingHTTPServer(('', 4001), Answers).serve_forever()\"\
      """;

  private static CliResult run(Cli cli, String command, String... arguments) {
    List<String> words =
        new ArrayList<>(List.of(command, "--profile", "staging", "--boulder", COPY.toString()));
    words.addAll(List.of(arguments));
    return cli.run(LIMIT, words.toArray(String[]::new));
  }

  private static void passes(CliResult result) {
    assertThat(result.exitCode()).as(result::toString).isZero();
  }

  /** Lets the checkout build programs whose front end is this script. */
  private static void frontEndIs(String script) throws IOException {
    String program =
        "#!/bin/sh\\nif [ \"$1\" = boulder-wfe2 ]; then\\n%s\\nfi\\nexec PROGRAM \"$@\"\\n"
            .formatted(script.replace("\\", "\\\\").replace("\n", "\\n").replace("'", "\\'"));
    Path list = COPY.resolve("test/startservers.py");
    String built = "            os.symlink(program, link)\n";
    String broken =
        """
            os.remove('bin/boulder')
            with open('bin/boulder', 'w') as script:
                script.write('PROGRAM_TEXT'.replace('PROGRAM', shutil.which('boulder')))
            os.chmod('bin/boulder', 0o755)
        """
            .replace("PROGRAM_TEXT", program);
    String good = Files.readString(Path.of("sample/test/startservers.py"));
    assertThat(good).contains(built);
    Files.writeString(list, script.isEmpty() ? good : good.replace(built, built + broken));
  }

  private static void serves(Cli cli, String revision) {
    assertThat(run(cli, "status").stdout()).containsPattern("(?m)^" + revision);
  }

  @Test
  @Order(1)
  void a_rollout_that_ends_well_is_the_first_revision(Cli cli) {
    SampleCopy.to(COPY, cli);
    passes(run(cli, "up"));
    serves(cli, "1 +\\S+ +serves +boulder-k8s/programs:\\w+ +28 services$");
  }

  /** What the tests start in the runner because their Python does not know better. */
  @Test
  @Order(2)
  void tests_whose_python_does_not_load_the_stand_ins_must_not_count(Cli cli) throws IOException {
    Path script = COPY.resolve("test.sh");
    String good = Files.readString(script);
    Files.writeString(script, good.replace("PYTHON=(python3 -u)", "PYTHON=(python3 -E -u)"));
    CliResult unsplit = run(cli, "test", "--", "--integration", ONE_CLASS);
    Files.writeString(script, good);
    assertThat(unsplit.exitCode()).as(unsplit::toString).isEqualTo(76);
    assertThat(unsplit.stderr())
        .contains("the split services were not tested")
        .contains("boulder-ca-1 (:8001): ./bin/boulder boulder-ca", "and 25 more")
        .contains("PYTHONPATH");
    CliResult split = run(cli, "test", "--", "--integration", ONE_CLASS);
    passes(split);
    assertThat(split.stderr()).contains("28 split services were served by their stand-ins");
  }

  @Test
  @Order(3)
  void the_roll_of_a_front_end_must_lose_no_request(Cli cli, ClusterView cluster) {
    CliResult rolled =
        cli.program(
            Path.of("").toAbsolutePath(),
            java.util.Map.of(),
            LIMIT,
            "docker",
            "exec",
            cluster.name() + "-control-plane",
            "bash",
            "-c",
            ROLL);
    passes(rolled);
    assertThat(rolled.stdout())
        .as("by the agent's route, and by the Service")
        .containsPattern("route: [1-9]\\d+ answered, 0 lost")
        .containsPattern("service: [1-9]\\d+ answered, 0 lost");
  }

  @Test
  @Order(4)
  void a_build_that_answers_wrongly_must_be_rolled_back_and_the_suite_pass(Cli cli)
      throws IOException {
    frontEndIs(WRONG);
    passes(run(cli, "up"));
    serves(cli, "2 +\\S+ +serves ");
    assertThat(run(cli, "test", "--", "--integration", "--filter=AcmeTest").exitCode()).isNotZero();

    passes(run(cli, "rollback"));
    serves(cli, "1 +\\S+ +serves, rolled back ");
    CliResult suite = run(cli, "test", "--", "--integration");
    passes(suite);
    assertThat(suite.stderr()).contains("services are those of revision 1");
    serves(cli, "1 +\\S+ +serves, rolled back ");
  }

  @Test
  @Order(5)
  void a_build_that_never_becomes_ready_must_leave_what_serves(Cli cli, ClusterView cluster)
      throws IOException {
    frontEndIs("exec sleep infinity");
    CliResult up = run(cli, "up", "--phase-timeout", "dependencies=180s");
    assertThat(up.exitCode()).as(up::toString).isEqualTo(75);
    assertThat(up.stderr())
        .containsPattern("test/startservers.py:\\d+ service boulder-wfe2: was not ready within")
        .contains("the last probe")
        .contains("1 of the revision before still serve");
    assertThat(answer(cluster)).contains("newOrder");
    assertThat(run(cli, "status").stdout()).contains("a rollout since then did not end");

    passes(run(cli, "rollback"));
    serves(cli, "1 +\\S+ +serves, rolled back ");
  }

  @Test
  @Order(6)
  void a_configuration_that_a_program_refuses_must_leave_what_serves(Cli cli, ClusterView cluster)
      throws IOException {
    frontEndIs("");
    Path config = COPY.resolve("test/config/wfe2.json");
    String good = Files.readString(config);
    Files.writeString(config, good.replaceFirst("\\{", "{\"nonsense\": 1, "));
    CliResult up = run(cli, "up");
    Files.writeString(config, good);
    assertThat(up.exitCode()).as(up::toString).isEqualTo(77);
    assertThat(up.stderr())
        .containsPattern("test/startservers.py:\\d+ service boulder-wfe2: ended with exit code 1")
        .contains("nonsense")
        .contains("1 of the revision before still serve");
    assertThat(answer(cluster)).contains("newOrder");
  }

  @Test
  @Order(7)
  void an_image_that_is_nowhere_must_change_nothing(Cli cli) {
    CliResult up = run(cli, "up", "--boulder-image", "boulder-k8s/nowhere:1");
    assertThat(up.exitCode()).as(up::toString).isEqualTo(66);
    assertThat(up.stderr()).contains("boulder-k8s/nowhere:1");
    passes(run(cli, "down"));
  }

  private static String answer(ClusterView cluster) {
    return cluster.onNode(
        "bash",
        "-c",
        "export KUBECONFIG=/etc/kubernetes/admin.conf; curl -sS -m 10 http://$(kubectl get service"
            + " -n "
            + STACK
            + " boulder-wfe2 -o jsonpath={.spec.clusterIP}):4001/directory");
  }

  /** Calls while the front end's pod is replaced; a policy for the caller, which has none. */
  private static final String ROLL =
      """
      set -euo pipefail
      export KUBECONFIG=/etc/kubernetes/admin.conf
      kubectl() { command kubectl -n STACK "$@"; }
      kubectl apply -f - >&2 <<END
      apiVersion: networking.k8s.io/v1
      kind: NetworkPolicy
      metadata: {name: roll}
      spec:
        podSelector: {matchLabels: {app: boulder-wfe2}}
        policyTypes: [Ingress]
        ingress: [{from: [{podSelector: {matchLabels: {app: crl-storer}}}]}]
      END
      calls='answered=0; lost=0; rm -f /tmp/end; while [ ! -e /tmp/end ]; do
        if curl -sSf -m 10 -o /dev/null http://$1:4001/directory; then answered=$((answered+1)); else lost=$((lost+1)); fi
      done; echo "$2: $answered answered, $lost lost"'
      caller=$(kubectl get pods -l app=crl-storer -o name)
      inside() { kubectl exec "$caller" -c crl-storer -- "$@"; }
      until inside curl -sf -m 10 -o /dev/null http://10.77.77.77:4001/directory; do :; done
      inside sh -c "$calls" - 10.77.77.77 route &
      sh -c "$calls" - "$(kubectl get service boulder-wfe2 -o jsonpath={.spec.clusterIP})" service &
      kubectl rollout restart deployment/boulder-wfe2 >&2
      kubectl rollout status deployment/boulder-wfe2 --timeout=120s >&2
      until [ "$(kubectl get pods -l app=boulder-wfe2 -o name | wc -l)" = 1 ]; do :; done
      touch /tmp/end; inside touch /tmp/end
      wait
      kubectl delete networkpolicy roll >&2
      """
          .replace("STACK", STACK);
}
