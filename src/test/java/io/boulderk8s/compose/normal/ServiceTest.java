package io.boulderk8s.compose.normal;

import static org.assertj.core.api.Assertions.assertThat;

import io.boulderk8s.compose.ComposeText;
import io.boulderk8s.compose.RestartPolicy;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class ServiceTest {
  @Test
  void single_values() {
    var web =
        ComposeText.service(
                """
                user: "1001:1001"
                working_dir: /code
                hostname: host
                container_name: name_1
                profiles: [a, b, a]
                restart: unless-stopped
                sysctls: {net.core.somaxconn: 1024}
                """)
            .web();

    assertThat(web.image()).contains("nginx:1");
    assertThat(web.user()).contains("1001:1001");
    assertThat(web.workingDir()).contains("/code");
    assertThat(web.hostname()).contains("host");
    assertThat(web.containerName()).contains("name_1");
    assertThat(web.profiles()).containsExactly("a", "b");
    assertThat(web.restart()).isEqualTo(RestartPolicy.UNLESS_STOPPED);
    assertThat(web.sysctls()).containsExactly(Map.entry("net.core.somaxconn", "1024"));
  }

  @Test
  void restart_policies() {
    assertThat(ComposeText.service("").web().restart()).isEqualTo(RestartPolicy.NO);
    assertThat(ComposeText.service("restart: \"no\"").web().restart()).isEqualTo(RestartPolicy.NO);
    assertThat(ComposeText.service("restart: always").web().restart())
        .isEqualTo(RestartPolicy.ALWAYS);
    assertThat(ComposeText.service("restart: on-failure").web().restart())
        .isEqualTo(RestartPolicy.ON_FAILURE);
    assertThat(ComposeText.service("restart: on-failure:3").web().process().mostRestarts())
        .hasValue(3);
    assertThat(ComposeText.service("restart: on-failure:0").web().process().mostRestarts())
        .isEmpty();
    assertThat(ComposeText.service("restart: on-failure:x").complaints())
        .containsExactly("compose.yml:4:5: unknown restart policy `on-failure:x`");
    assertThat(ComposeText.service("restart: sometimes").complaints())
        .containsExactly("compose.yml:4:5: unknown restart policy `sometimes`");
    assertThat(ComposeText.service("restart: no").web().restart()).isEqualTo(RestartPolicy.NO);
  }

  @Test
  void build_short_and_long() {
    assertThat(ComposeText.of("services: {web: {build: ./a}}").web().build())
        .hasValueSatisfying(
            build -> {
              assertThat(build.context()).isEqualTo(Path.of("/project/a"));
              assertThat(build.dockerfile()).isEqualTo("Dockerfile");
            });
    assertThat(
            ComposeText.service(
                    "build: {context: b/, dockerfile: D, args: {GO: 1.26.3, N: 1, FROM_ENV: , NOT:"
                        + " }}")
                .with("FROM_ENV", "x")
                .web()
                .build())
        .hasValueSatisfying(
            build -> {
              assertThat(build.context()).isEqualTo(Path.of("/project/b"));
              assertThat(build.dockerfile()).isEqualTo("D");
              assertThat(build.args())
                  .containsExactly(
                      Map.entry("FROM_ENV", "x"), Map.entry("GO", "1.26.3"), Map.entry("N", "1"));
            });
  }

  @Test
  void a_remote_build_context_is_an_error() {
    for (String context :
        List.of("https://example.org/x.git", "git@example.org:x/y", "github.com/x/y")) {
      assertThat(ComposeText.service("build: " + context).complaints())
          .containsExactly("compose.yml:4:12: a remote build context is not supported: " + context);
    }
  }

  @Test
  void needs_an_image_or_a_build() {
    assertThat(ComposeText.of("services:\n  web: {user: a}").complaints())
        .containsExactly("compose.yml:2:3: the service `web` has neither `image` nor `build`");
  }

  @Test
  void names_are_checked() {
    assertThat(ComposeText.of("services:\n  w eb: {image: a}").complaints())
        .containsExactly("compose.yml:2:3: `w eb` cannot be a name in `services`");
    assertThat(ComposeText.service("hostname: a_b\ncontainer_name: a/b").complaints())
        .containsExactly(
            "compose.yml:4:5: `a_b` cannot be a `hostname`",
            "compose.yml:5:21: `services.web.container_name` must be a text like"
                + " [a-zA-Z0-9][a-zA-Z0-9_.-]+, this is the text \"a/b\"");
    assertThat(ComposeText.service("container_name: ab/c").complaints())
        .containsExactly("compose.yml:4:5: `ab/c` cannot be a `container_name`");
    assertThat(
            ComposeText.service("container_name: same")
                .override("services: {other: {image: a, container_name: same}}")
                .complaints())
        .containsExactly("compose.yml:4:5: the container of `other` has this name already");
  }
}
