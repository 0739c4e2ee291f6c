package io.boulderk8s.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.boulderk8s.testkit.Console;
import io.boulderk8s.testkit.Golden;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What `services` shows of the bundled sample: a change of it is a diff that a reviewer reads. */
@DisplayNameGeneration(ReplaceUnderscores.class)
final class SampleServicesTest {
  @TempDir private Path home;

  private Console ran(String... words) {
    Console console = new Console(home).in(Path.of("sample").toAbsolutePath());
    assertThat(console.run(words)).as(console.stderr()).isZero();
    return console;
  }

  @Test
  void the_services_of_the_sample() {
    Console console = ran("services");
    Golden.check("services/sample.txt", console.stdout());
    Golden.check("services/sample-findings.txt", console.stderr());
  }

  @Test
  void the_services_of_the_sample_with_config_next() {
    Console console = ran("services", "--config-next");
    Golden.check("services/sample-next.txt", console.stdout());
    Golden.check("services/sample-next-findings.txt", console.stderr());
  }

  @Test
  void one_service_of_the_sample() {
    Golden.check("services/sample-boulder-ra-1.txt", ran("services", "boulder-ra-1").stdout());
  }
}
