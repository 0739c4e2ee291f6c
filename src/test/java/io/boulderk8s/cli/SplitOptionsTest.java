package io.boulderk8s.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.boulderk8s.testkit.Console;
import java.io.IOException;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a user may say of services that are split from the runner. */
@DisplayNameGeneration(ReplaceUnderscores.class)
final class SplitOptionsTest {
  private static final String SAMPLE = Path.of("sample").toAbsolutePath().toString();

  @TempDir private Path home;
  private Console console;

  @BeforeEach
  void console() throws IOException {
    console = new Console(home.toRealPath());
  }

  @Test
  void staging_is_validated_with_all_its_options() {
    int code =
        console.run(
            "test",
            "--validate-config",
            "--boulder",
            SAMPLE,
            "--profile",
            "staging",
            "--discovery",
            "consul",
            "--group",
            "front-end",
            "--group",
            "test-servers",
            "--replicas",
            "sfe=1",
            "--boulder-image",
            "mine:1");
    assertThat(code).as(console.stderr()).isZero();
    assertThat(console.stdout()).contains("sample-staging");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--group front-end         | --group: only with --profile staging",
        "--replicas sfe=2          | --replicas: only with --profile staging",
        "--boulder-image mine:1    | --boulder-image: only with --profile staging",
        "--discovery consul        | --discovery: only with --profile staging",
        "--profile staging --replicas sfe=0        | sfe=0': a service has 1 to 999 pods",
        "--profile staging --replicas sfe=-1       | sfe=-1': a service has 1 to 999 pods",
        "--profile staging --replicas sfe=1000000  | sfe=1000000': a service has 1 to 999 pods",
        "--profile staging --replicas sfe=two      | sfe=two' is not SERVICE=N",
        "--profile staging --replicas sfe=1 --replicas sfe=1 | --replicas: sfe is named twice",
        "--profile staging --boulder-image UPPER:x | UPPER:x: no image can have this name",
        "--profile staging --replicas sfe          | sfe' is not SERVICE=N",
        "--profile staging --discovery kubernetes --group front-end | have only Consul's names",
        "--profile staging --discovery nobody      | nobody' is neither consul nor kubernetes",
        "--profile staging --checkout-at /view     | --checkout-at and --profile staging",
        "--profile production                      | production' is not test, dev or staging",
      })
  void what_has_no_effect_or_no_sense_is_refused(String options, String why) {
    String[] words = ("test --validate-config --boulder " + SAMPLE + " " + options).split(" ");
    assertThat(console.run(words)).isEqualTo(64);
    assertThat(console.stderr()).contains(why);
  }

  @ParameterizedTest
  @CsvSource({
    "--group nothing, nothing",
    "--replicas nothing=2, nothing",
    "--replicas nonce-service-taro-1=2, nonce-service-taro-1",
    "--replicas boulder-wfe2=2, boulder-wfe2"
  })
  void a_choice_that_the_checkout_cannot_have_is_refused(String option, String named) {
    String[] words =
        ("test --validate-config --profile staging --boulder " + SAMPLE + " " + option).split(" ");
    assertThat(console.run(words)).isEqualTo(64);
    assertThat(console.stderr()).contains(named);
  }

  @ParameterizedTest
  @CsvSource({"matrix", "diff HEAD"})
  void a_command_that_knows_nothing_of_them_says_so(String command) {
    String[] words = (command + " --profile staging --boulder " + SAMPLE).split(" ");
    assertThat(console.run(words)).isEqualTo(64);
    assertThat(console.stderr()).contains("--profile staging", "does not do it yet");
  }

  @Test
  void only_split_services_are_rolled_back() {
    assertThat(console.run("rollback", "--boulder", SAMPLE)).isEqualTo(64);
    assertThat(console.stderr()).contains("rollback: only with --profile staging");
    assertThat(console.run("rollback", "--boulder", SAMPLE, "--profile", "staging", "first"))
        .isEqualTo(64);
  }

  @Test
  void explain_lists_what_pods_have_otherwise_than_the_checkout() {
    assertThat(explain("--discovery", "kubernetes")).as(console.stderr()).isZero();
    assertThat(console.stdout())
        .containsPattern(
            "test/config/wfe2.json:\\d+ +wfe.saService.srvLookup.domain +\"service.consul\""
                + " +\"boulder-sa\" +boulder-wfe2\n");
    assertThat(explain("--discovery", "kubernetes", "pod/bconsul")).isEqualTo(64);
  }

  @Test
  void with_consul_pods_have_nothing_otherwise() {
    assertThat(explain()).as(console.stderr()).isZero();
    assertThat(console.stdout().lines()).hasSize(1);
  }

  @Test
  void a_tree_has_agents_in_all_pods() {
    int code =
        console.run(
            "render",
            "--profile",
            "staging",
            "--discovery",
            "kubernetes",
            "--check",
            ".",
            "--boulder",
            SAMPLE);
    assertThat(code).isEqualTo(64);
    assertThat(console.stderr()).contains("a tree needs the agent");
  }

  private int explain(String... options) {
    return console.run(
        Stream.concat(
                Stream.of("explain", "--profile", "staging", "--boulder", SAMPLE),
                Stream.of(options))
            .toArray(String[]::new));
  }
}
