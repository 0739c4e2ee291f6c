package io.boulderk8s.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.boulderk8s.testkit.Console;
import io.boulderk8s.testkit.Golden;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What `services` shows of a small checkout that disagrees with itself in every way. */
@DisplayNameGeneration(ReplaceUnderscores.class)
final class ServicesCommandTest {
  private static final Path HARBOUR = Path.of("src/test/resources/services/harbour");

  @TempDir private Path home;

  private Console console() {
    return new Console(home);
  }

  private Console ran(String... words) {
    Console console = console();
    String[] all = new String[words.length + 3];
    all[0] = "services";
    all[1] = "--boulder";
    all[2] = HARBOUR.toAbsolutePath().toString();
    System.arraycopy(words, 0, all, 3, words.length);
    assertThat(console.run(all)).as(console.stderr()).isZero();
    return console;
  }

  @Test
  void all_are_listed_with_group_ports_needs_and_line_and_what_disagrees_is_told() {
    Console console = ran();
    Golden.check("services/harbour.txt", console.stdout());
    Golden.check("services/harbour-findings.txt", console.stderr());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"boulder-ra-1", "boulder-wfe2", "boulder-ca-1", "ct-test-srv", "chall-test-srv"})
  void one_is_shown_with_its_edges_and_files(String service) {
    Golden.check("services/harbour-" + service + ".txt", ran(service).stdout());
  }

  @Test
  void json_has_the_same() {
    Golden.check("services/harbour-boulder-ra-1.json", ran("--json", "boulder-ra-1").stdout());
  }

  @Test
  void an_unknown_service_is_64_with_the_nearest() {
    Console console = console();
    assertThat(
            console.run("services", "--boulder", HARBOUR.toAbsolutePath().toString(), "boulder-sa"))
        .isEqualTo(64);
    assertThat(console.stderr()).contains("did you mean `boulder-sa-1`");
    assertThat(console.stdout()).isEmpty();
  }

  @Test
  void a_checkout_that_is_not_understood_is_65_with_file_line_and_next_step() throws Exception {
    Path checkout = Files.createDirectories(home.resolve("other/test"));
    Files.writeString(checkout.resolve("../docker-compose.yml"), "services: {}\n");
    Files.writeString(checkout.resolve("startservers.py"), "SERVICES = load()\n");
    Console console = console();
    assertThat(console.run("services", "--boulder", home.resolve("other").toString()))
        .isEqualTo(65);
    assertThat(console.stderr())
        .contains("test/startservers.py:1: this gives SERVICES something else", "-> give SERVICES");
    assertThat(console.stdout()).isEmpty();
  }
}
