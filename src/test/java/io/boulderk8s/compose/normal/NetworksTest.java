package io.boulderk8s.compose.normal;

import static org.assertj.core.api.Assertions.assertThat;

import io.boulderk8s.compose.ComposeText;
import io.boulderk8s.compose.NetworkAttachment;
import io.boulderk8s.compose.NetworkMode;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class NetworksTest {
  private static final String NETWORKS =
      """
      networks:
        inner:
          ipam:
            config: [{subnet: 10.1.0.0/24, ip_range: 10.1.0.128/25, gateway: 10.1.0.1}]
        other: {internal: true, name: by-name}
        there: {external: true}
      """;

  private static ComposeText web(String networks) {
    return ComposeText.of("services: {web: {image: a, networks: " + networks + "}}\n" + NETWORKS);
  }

  @Test
  void a_list_or_a_mapping() {
    assertThat(web("[inner, other]").web().networks().values())
        .containsExactly(
            new NetworkAttachment("inner", List.of(), Optional.empty()),
            new NetworkAttachment("other", List.of(), Optional.empty()));
    assertThat(
            web("{inner: {ipv4_address: 10.1.0.9, aliases: [b, a, b]}, other: }")
                .web()
                .networks()
                .values())
        .containsExactly(
            new NetworkAttachment("inner", List.of("b", "a"), Optional.of("10.1.0.9")),
            new NetworkAttachment("other", List.of(), Optional.empty()));
  }

  @Test
  void a_service_without_any_is_on_the_default_one() {
    var project = ComposeText.service("").project();
    assertThat(project.services().get("web").networks()).containsOnlyKeys("default");
    assertThat(project.networks().get("default").fullName()).isEqualTo("project_default");
  }

  @Test
  void nobody_on_the_default_network_means_there_is_none() {
    assertThat(web("[inner]").project().networks()).containsOnlyKeys("inner", "other", "there");
  }

  @Test
  void names_and_address_ranges() {
    var networks = web("[inner]").project().networks();
    assertThat(networks.get("inner"))
        .satisfies(
            inner -> {
              assertThat(inner.fullName()).isEqualTo("project_inner");
              assertThat(inner.subnets()).containsExactly("10.1.0.0/24");
              assertThat(inner.pools().getFirst().ipRange()).contains("10.1.0.128/25");
              assertThat(inner.pools().getFirst().gateway()).contains("10.1.0.1");
              assertThat(inner.internal()).isFalse();
              assertThat(inner.source()).hasToString("compose.yml:3:3");
            });
    assertThat(networks.get("other"))
        .satisfies(
            other -> {
              assertThat(other.fullName()).isEqualTo("by-name");
              assertThat(other.internal()).isTrue();
            });
    assertThat(networks.get("there"))
        .satisfies(
            there -> {
              assertThat(there.fullName()).isEqualTo("there");
              assertThat(there.external()).isTrue();
            });
  }

  @Test
  void network_mode_none() {
    var web = ComposeText.service("network_mode: none").web();
    assertThat(web.networkMode()).contains(NetworkMode.NONE);
    assertThat(web.networks()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "network_mode: host | is a container, so its network is not this machine's",
        "network_mode: service:db | only as one pod, and a pod starts and ends as a whole",
        "networks: [nowhere] | the network `nowhere` is not defined",
        "networks: {nowhere: {ipv4_address: 1.2.3.4}} | the network `nowhere` is not defined",
      })
  void wrong_ones_of_a_service(String line, String what) {
    assertThat(ComposeText.service(line).complaints()).singleElement().asString().endsWith(what);
  }

  @Test
  void network_mode_and_networks_exclude_each_other() {
    assertThat(ComposeText.service("network_mode: none\nnetworks: [default]").complaints())
        .contains("compose.yml:4:5: `network_mode` and `networks` exclude each other");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "10.2.0.9 | 10.2.0.9 is in no subnet of the network `inner`",
        "10.1.0.0 | 10.1.0.0 cannot be given to a service",
        "10.1.0.255 | 10.1.0.255 cannot be given to a service",
        "10.1.0.1 | 10.1.0.1 cannot be given to a service",
        "10.1.0 | \"10.1.0\" is not an IPv4 address",
        "10.1.0.256 | \"10.1.0.256\" is not an IPv4 address",
        "example.org | \"example.org\" is not an IPv4 address",
      })
  void wrong_addresses(String address, String what) {
    assertThat(web("{inner: {ipv4_address: " + address + "}}").complaints())
        .singleElement()
        .asString()
        .startsWith("compose.yml:1:47: " + what);
  }

  @Test
  void an_address_without_subnet_is_an_error() {
    assertThat(web("{other: {ipv4_address: 10.1.0.9}}").complaints())
        .containsExactly("compose.yml:1:47: 10.1.0.9 is in no subnet of the network `other`");
  }

  @Test
  void an_address_belongs_to_one_service() {
    assertThat(
            web("{inner: {ipv4_address: 10.1.0.9}}")
                .override("services: {a: {image: a, networks: {inner: {ipv4_address: 10.1.0.9}}}}")
                .complaints())
        .containsExactly("compose.yml:1:47: 10.1.0.9 already belongs to `a`");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{subnet: 10.0.0.0} | \"10.0.0.0\" is not an IPv4 subnet",
        "{subnet: 10.0.0.0/33} | \"10.0.0.0/33\" is not an IPv4 subnet",
        "{subnet: \"fd00::/64\"} | \"fd00::/64\" is not an IPv4 subnet",
        "{gateway: 10.0.0.1} | no `subnet`",
        "{subnet: 10.0.0.0/24, ip_range: 10.0.1.0/25} | \"10.0.1.0/25\" is no part of 10.0.0.0/24",
        "{subnet: 10.0.0.0/24, ip_range: 10.0.0.0/16} | \"10.0.0.0/16\" is no part of 10.0.0.0/24",
        "{subnet: 10.0.0.0/24, gateway: 10.0.1.1} | \"10.0.1.1\" is no address of 10.0.0.0/24",
      })
  void wrong_address_ranges(String range, String what) {
    assertThat(
            ComposeText.service("")
                .override("networks: {n: {ipam: {config: [" + range + "]}}}")
                .complaints())
        .singleElement()
        .asString()
        .startsWith("override.yml:1:")
        .endsWith(what);
  }

  @Test
  void subnets_of_two_networks_do_not_overlap() {
    assertThat(
            web("[inner, zone]")
                .override("networks: {zone: {ipam: {config: [{subnet: 10.1.0.64/26}]}}}")
                .complaints())
        .containsExactly("override.yml:1:12: the subnets of `zone` and `inner` overlap");
    assertThat(
            web("[inner]")
                .override("networks: {zone: {ipam: {config: [{subnet: 10.1.0.64/26}]}}}")
                .complaints())
        .as("one that nobody is on")
        .isEmpty();
  }

  @Test
  void settings_that_are_not_translated() {
    assertThat(
            ComposeText.service("networks: {n: {ipv6_address: \"::1\", priority: 3}}")
                .override("networks: {n: {driver: overlay, enable_ipv6: true, attachable: true}}")
                .complaints())
        .containsExactly(
            "compose.yml:4:20: `services.web.networks.n.ipv6_address` is not supported: pods get"
                + " IPv4 addresses only",
            "override.yml:1:16: `networks.n.driver` is not supported: a pod's network is"
                + " the cluster's: there is no driver to choose",
            "override.yml:1:33: `networks.n.enable_ipv6` is not supported: pods get IPv4 addresses"
                + " only");
  }
}
