package io.boulderk8s.image;

import static org.assertj.core.api.Assertions.assertThat;

import io.boulderk8s.compose.ComposeText;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** `build` as the arguments of `docker build`. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class BuildCommandTest {
  private static List<String> argv(String build) {
    return BuildCommand.of(
        "web:1", ComposeText.service("build: " + build).web().build().orElseThrow());
  }

  @Test
  void the_short_form() {
    assertThat(argv("./sub"))
        .containsExactly(
            "build", "--tag", "web:1", "--file", "/project/sub/Dockerfile", "/project/sub");
  }

  @Test
  void each_option_that_docker_build_has() {
    assertThat(
            argv(
                "{context: ., dockerfile: D, args: {B: 2, A: 1}, target: t, network: none,"
                    + " extra_hosts: [\"a:1.2.3.4\", \"me:host-gateway\"], no_cache: true, pull: true}"))
        .containsExactly(
            "build",
            "--tag",
            "web:1",
            "--file",
            "/project/D",
            "--build-arg",
            "A=1",
            "--build-arg",
            "B=2",
            "--target",
            "t",
            "--network",
            "none",
            "--add-host",
            "a:1.2.3.4",
            "--add-host",
            "me:host-gateway",
            "--no-cache",
            "--pull",
            "/project");
  }
}
