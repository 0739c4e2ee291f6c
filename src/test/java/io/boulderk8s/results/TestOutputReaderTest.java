package io.boulderk8s.results;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.boulderk8s.testkit.Resources;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
final class TestOutputReaderTest {
  @Test
  void go_verbose_names_each_test_its_end_its_time_and_what_it_said() {
    TestSuite suite = recorded("go-verbose").suites().getFirst();
    assertThat(suite.name()).isEqualTo("github.com/letsencrypt/boulder/test/integration");
    assertThat(suite.took()).contains(Duration.ofMillis(17_220));
    assertThat(suite.cases())
        .extracting(TestCase::name, TestCase::outcome, TestCase::took, TestCase::place)
        .containsExactly(
            tuple("TestNewAccount", Outcome.UNFINISHED, Optional.empty(), "stdout:1"),
            tuple("TestTraces", Outcome.SKIPPED, Optional.of(Duration.ZERO), "stdout:5"),
            tuple(
                "TestIssuanceCertStorageFailed",
                Outcome.PASSED,
                Optional.of(Duration.ofMillis(9450)),
                "stdout:8"),
            tuple(
                "TestReRevocation",
                Outcome.FAILED,
                Optional.of(Duration.ofMillis(5520)),
                "stdout:15"),
            tuple(
                "TestReRevocation/0",
                Outcome.PASSED,
                Optional.of(Duration.ofMillis(2380)),
                "stdout:16"),
            tuple(
                "TestReRevocation/1",
                Outcome.FAILED,
                Optional.of(Duration.ofMillis(3140)),
                "stdout:17"));
    assertThat(suite.cases().get(1).detail()).isEqualTo("otel_test.go:75: Skipping because flaky");
    assertThat(suite.cases().getLast().detail())
        .isEqualTo("revocation_test.go:512: unexpected OCSP status\ngot: good\nwant: revoked");
    assertThat(suite.cases().getFirst().detail())
        .startsWith("panic: runtime error: index out of range");
  }

  @Test
  void go_without_verbose_names_failures_and_counts_a_quiet_package_as_one() {
    TestResults results = recorded("go-no-verbose-build");
    assertThat(results.suites())
        .extracting(TestSuite::name, suite -> suite.counts().toString())
        .containsExactly(
            tuple("github.com/letsencrypt/boulder/ra", "0 passed, 1 failed, 0 skipped"),
            tuple("github.com/letsencrypt/boulder/csr", "1 passed, 0 failed, 0 skipped"),
            tuple("github.com/letsencrypt/boulder/core", "1 passed, 0 failed, 0 skipped"),
            tuple("github.com/letsencrypt/boulder/cmd/boulder-ra", "0 passed, 0 failed, 0 skipped"),
            tuple("github.com/letsencrypt/boulder/va", "1 passed, 0 failed, 0 skipped"));
    assertThat(results.failures().getFirst().test().detail())
        .contains("ra/ra_test.go:41:2: undefined: nothing");
  }

  @Test
  void boulders_unit_tests_as_recorded() {
    TestResults results = recorded("boulder-unit");
    assertThat(results.failures())
        .extracting(failure -> failure.test().name())
        .contains(
            "TestCheckIdentifiersPaused/No_paused_identifiers",
            "TestUpdateRegistrationKey",
            "TestDialerTimeout")
        .hasSize(11);
    TestCase first = results.failures().get(1).test();
    assertThat(first.detail())
        .isEqualTo(
            "db.go:46: Failed to delete everything: Error 1040 (08004): Too many connections");
  }

  @Test
  void boulders_python_phase_names_a_test_by_its_traceback_only() {
    TestResults results = recorded("boulder-chisel");
    assertThat(results.failures())
        .singleElement()
        .satisfies(
            failure -> {
              assertThat(failure.suite()).isEqualTo("v2_integration");
              assertThat(failure.test().name()).isEqualTo("test_http_challenge_timeout");
              assertThat(failure.test().detail())
                  .startsWith("Traceback")
                  .endsWith("expected timeout to occur in under 22 seconds. Took 23.046118");
            });
  }

  @Test
  void the_samples_suites_are_named_and_count_what_they_do_not_name() {
    TestResults results = recorded("sample");
    assertThat(results.suites())
        .extracting(TestSuite::name, suite -> suite.counts().toString())
        .containsExactly(
            tuple("./dnswire", "11 passed, 1 failed, 1 skipped"),
            tuple("./lint", "4 passed, 0 failed, 0 skipped"),
            tuple("integration", "46 passed, 1 failed, 0 skipped"));
    assertThat(results.failures())
        .extracting(failure -> failure.test().name(), failure -> lastLine(failure.test()))
        .containsExactly(
            tuple("test_decodes", "AssertionError: 'b.example' != 'a.example'"),
            tuple("test_issues_a_certificate", "Exception: order is invalid"));
  }

  @Test
  void unittest_of_python_itself() {
    TestResults results =
        read(
            """
            test_a (pkg.test_x.Case.test_a) ... ok
            test_b (pkg.test_x.Case) ... skipped 'not here'

            Ran 2 tests in 0.003s
            """);
    assertThat(results.suites().getFirst().counts()).isEqualTo(new Counts(1, 0, 1, 0));
  }

  @Test
  void colours_are_not_part_of_names() {
    assertThat(
            read("\u001b[31m--- FAIL: TestX (0.10s)\u001b[0m\n")
                .failures()
                .getFirst()
                .test()
                .name())
        .isEqualTo("TestX");
  }

  @Test
  void output_without_tests_has_no_suites() {
    assertThat(read("hello\n\n=== not a mark\nok\nFAIL\n").suites()).isEmpty();
  }

  private static String lastLine(TestCase test) {
    return test.detail().lines().toList().getLast();
  }

  private static TestResults recorded(String name) {
    return read(Resources.text("results/" + name + ".txt"));
  }

  private static TestResults read(String text) {
    return TestOutputReader.read("stdout", text.lines());
  }
}
