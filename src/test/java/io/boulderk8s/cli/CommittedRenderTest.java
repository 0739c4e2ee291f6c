package io.boulderk8s.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.boulderk8s.testkit.Console;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * k8s/ of this repository is the render of the sample. `-Dgolden.update` writes it anew, as the
 * command in k8s/README.md does.
 */
@DisplayNameGeneration(ReplaceUnderscores.class)
final class CommittedRenderTest {
  @TempDir private Path home;

  @Test
  void the_committed_render_is_what_the_sample_produces() {
    String committed = Path.of("k8s").toAbsolutePath().toString();
    Console console = new Console(home);
    String mode = System.getProperty("golden.update") == null ? "--check" : "-o";
    int code =
        console.run(
            "render",
            "--boulder",
            Path.of("sample").toAbsolutePath().toString(),
            "--checkout-at",
            "/boulder-k8s/checkout",
            mode,
            committed);
    assertThat(code).as(console.stdout() + console.stderr()).isZero();
  }
}
