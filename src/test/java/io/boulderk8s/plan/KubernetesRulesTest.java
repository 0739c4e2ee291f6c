package io.boulderk8s.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.boulderk8s.failure.BoulderK8sException;
import io.boulderk8s.testkit.Plans;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
final class KubernetesRulesTest {
  private static List<String> complaints(String yaml) {
    BoulderK8sException refused =
        catchThrowableOfType(BoulderK8sException.class, () -> Plans.of(yaml));
    return refused == null
        ? List.of()
        : refused.problems().stream().map(p -> p.where() + ": " + p.what()).toList();
  }

  private static String runner(String keys) {
    return "services: {boulder: {image: i, entrypoint: [x], " + keys + "}}\n";
  }

  @Test
  void a_name_in_the_resolver_alone_needs_a_resolver() {
    assertThat(complaints(runner("extra_hosts: [\"a_b:1.2.3.4\"], network_mode: none")))
        .singleElement()
        .asString()
        .startsWith("compose.yml:1:")
        .contains("Kubernetes puts no name like `a_b` into /etc/hosts, and boulder has no network");
    assertThat(complaints(runner("extra_hosts: [\"A:1.2.3.4\"], network_mode: none"))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"Nginx", "a b", "a:b:c", "-a", "a@sha256:1", "http://a/b"})
  void a_word_that_names_no_image_is_an_error(String image) {
    assertThat(complaints("services: {boulder: {image: \"" + image + "\", entrypoint: [x]}}"))
        .containsExactly("compose.yml:1:22: `" + image + "` is not an image reference");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a",
        "a/b_c/d--e.f:T_1.2-x",
        "localhost:5000/a:1",
        "[::1]:5000/a",
        "ghcr.io/a/b@sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef"
      })
  void a_reference_of_an_image_is_none(String image) {
    assertThat(complaints("services: {boulder: {image: \"" + image + "\", entrypoint: [x]}}"))
        .isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"ä", "'a\tb'"})
  void a_variable_has_a_name_of_printable_ascii(String name) {
    assertThat(complaints(runner("environment: {\"" + name.replace("\t", "\\t") + "\": x}")))
        .containsExactly("compose.yml:1:63: `" + name + "` cannot be the name of a variable");
  }

  @Test
  void a_pod_has_at_most_sixteen_static_addresses() {
    String attachments =
        IntStream.range(0, 17)
            .mapToObj(i -> "n" + i + ": {ipv4_address: 10.0." + i + ".5}")
            .collect(Collectors.joining(", "));
    String networks =
        IntStream.range(0, 17)
            .mapToObj(i -> "n" + i + ": {ipam: {config: [{subnet: 10.0." + i + ".0/24}]}}")
            .collect(Collectors.joining(", "));

    assertThat(
            complaints(runner("networks: {" + attachments + "}") + "networks: {" + networks + "}"))
        .containsExactly("compose.yml:1:12: boulder has more than 16 static addresses");
  }

  @Test
  void a_path_is_mounted_once_whatever_is_mounted_there() {
    assertThat(
            complaints(
                runner("volumes: [/run/secrets/s, /.boulder-k8s], secrets: [s]")
                    + "secrets: {s: {file: s}}"))
        .containsExactly(
            "compose.yml:1:12: boulder mounts two things at /.boulder-k8s",
            "compose.yml:1:12: boulder mounts two things at /run/secrets/s");
  }

  @Test
  void a_project_has_a_name_that_fits_a_namespace() {
    assertThat(complaints("name: " + "n".repeat(56) + "\n" + runner("user: \"1\"")))
        .singleElement()
        .asString()
        .startsWith("/project: the project's name ");
    assertThat(complaints("name: " + "n".repeat(55) + "\n" + runner("user: \"1\""))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"2147483648", "99999999999999999999", "1:99999999999"})
  void a_user_is_a_number_of_31_bits(String user) {
    assertThat(complaints(runner("user: \"" + user + "\"")))
        .containsExactly("compose.yml:1:49: the image of service boulder knows no user " + user);
  }
}
