package io.boulderk8s.compose.normal;

import static org.assertj.core.api.Assertions.assertThat;

import io.boulderk8s.compose.ComposeText;
import io.boulderk8s.compose.HostEntry;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class HostsTest {
  @Test
  void names_that_nobody_could_ask_for_are_errors() {
    assertThat(ComposeText.service("extra_hosts: [\"a b:1.2.3.4\", \"-A:1.2.3.4\"]").complaints())
        .containsExactly(
            "compose.yml:4:19: `a b` is not a name that a resolver can look up",
            "compose.yml:4:34: `-A` is not a name that a resolver can look up");
  }

  @Test
  void extra_hosts_as_list_or_mapping() {
    assertThat(
            ComposeText.service(
                    "extra_hosts: [\"a:10.0.0.1\", \"b=10.0.0.2\", \"c:::1\", \"d=[::1]\"]")
                .web()
                .extraHosts())
        .containsExactly(
            new HostEntry("a", "10.0.0.1"),
            new HostEntry("b", "10.0.0.2"),
            new HostEntry("c", "::1"),
            new HostEntry("d", "::1"));
    assertThat(
            ComposeText.service("extra_hosts: {a: 10.0.0.1, b: [10.0.0.2, \"::1\"]}")
                .web()
                .extraHosts())
        .containsExactly(
            new HostEntry("a", "10.0.0.1"),
            new HostEntry("b", "10.0.0.2"),
            new HostEntry("b", "::1"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"a", "=10.0.0.1", "a:", "a:b", "a:host-gateway", "a:1.2.3", "a:1.2.3.4.5"})
  void wrong_extra_hosts_are_errors(String host) {
    assertThat(ComposeText.service("extra_hosts: [\"" + host + "\"]").complaints())
        .singleElement()
        .asString()
        .startsWith("compose.yml:4:19: ");
  }

  @Test
  void dns_as_text_or_list() {
    assertThat(ComposeText.service("dns: 10.77.77.10").web().dns()).containsExactly("10.77.77.10");
    assertThat(ComposeText.service("dns: [10.0.0.1, 10.0.0.2, 10.0.0.1]").web().dns())
        .containsExactly("10.0.0.1", "10.0.0.2");
    assertThat(ComposeText.service("dns: ${NOT_SET}").web().dns()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"dns.example.org", "10.0.0", "\"::1\"", "10.0.0.1:53"})
  void a_dns_server_is_an_ipv4_address(String server) {
    assertThat(ComposeText.service("dns: [" + server + "]").complaints())
        .singleElement()
        .asString()
        .startsWith("compose.yml:4:11: ")
        .endsWith("is not the IPv4 address of a DNS server");
  }
}
