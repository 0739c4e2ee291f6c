package io.boulderk8s.boulder.edge;

import static org.assertj.core.api.Assertions.assertThat;

import io.boulderk8s.boulder.catalog.Catalog;
import io.boulderk8s.boulder.catalog.CheckoutOfTexts;
import io.boulderk8s.boulder.read.Generation;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
final class EdgesTest {
  private static final String TLS =
      "\"tls\": {\"certFile\": \"test/certs/ipki/%s.boulder/cert.pem\"}";
  private static final String SERVER =
      """
      {"s": {%s, "GRPCx": {"services": {"s.Serve": {"clientNames": [
        "%s"
      ]}}}}}
      """;

  private final CheckoutOfTexts checkout =
      new CheckoutOfTexts()
          .with(
              "test/consul/config.hcl",
              """
              services { name = "s", address = "10.77.77.77", port = 9 }
              services { name = "bare", address = "10.77.77.77" }
              services { name = "dead", address = "10.77.77.77", port = 7 }
              services { name = "home", address = "", port = 9 }
              services { name = "far", address = "10.77.77.4", port = 9 }
              """)
          .services(entry("server", "--addr", ":9"), entry("client", "--debug-addr", ":8"));

  private static String entry(String name, String option, String value) {
    return ("Service('%s', None, None, None, ('./bin/boulder', 'sfe', '--config',"
            + " 'test/config/%s.json', '%s', '%s'), None)")
        .formatted(name, name, option, value);
  }

  private Edges edges(String section, String admitted) {
    checkout
        .with("test/config/server.json", SERVER.formatted(TLS.formatted("s"), admitted))
        .with("test/config/client.json", "{\"c\": {" + TLS.formatted("c") + ",\n" + section + "}}");
    return Edges.of(Catalog.read(checkout, Generation.PLAIN), checkout);
  }

  private static List<String> texts(Edges edges) {
    return edges.all().stream()
        .map(
            edge ->
                "%s -> %s:%d %s %s %s"
                    .formatted(
                        edge.from(),
                        edge.to(),
                        edge.port(),
                        edge.kind().word(),
                        edge.services(),
                        edge.at()))
        .toList();
  }

  @Test
  void what_both_derivations_have_is_an_edge_without_a_finding() {
    Edges edges = edges("\"sService\": {\"SRVlookup\": {\"service\": \"s\"}}", "c.boulder");
    assertThat(texts(edges))
        .containsExactly("client -> server:9 grpc [s.Serve] test/config/client.json:2");
    assertThat(edges.findings()).isEmpty();
    assertThat(edges.outsiders()).isEmpty();
    assertThat(edges.to("server")).isEqualTo(edges.from("client"));
  }

  @Test
  void a_section_that_the_server_does_not_admit_is_a_finding() {
    Edges edges = edges("\"sService\": {\"srvLookup\": {\"service\": \"s\"}}", "other.boulder");
    assertThat(texts(edges))
        .containsExactly("client -> server:9 grpc [] test/config/client.json:2");
    assertThat(edges.findings())
        .singleElement()
        .asString()
        .startsWith(
            "test/config/client.json:2: c.sService of client leads to server, where no clientNames"
                + " has c.boulder");
    assertThat(edges.outsidersOf("server")).containsExactly("other.boulder");
  }

  @Test
  void a_name_that_is_admitted_and_never_calls_is_a_finding() {
    Edges edges = edges("\"x\": 1", "c.boulder");
    assertThat(edges.all()).isEmpty();
    assertThat(edges.findings())
        .singleElement()
        .asString()
        .startsWith(
            "test/config/server.json:2: s.Serve of server admits c.boulder, but no client section"
                + " of client leads there");
  }

  @Test
  void the_certificate_of_a_client_of_redis_is_not_the_name_of_the_service() {
    Edges edges =
        edges("\"limiter\": {\"redis\": {" + TLS.formatted("other") + "}}", "other.boulder");
    assertThat(edges.outsidersOf("server")).containsExactly("other.boulder");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "'x': {'serverAddress': 's.service.consul:9'} | server:9 grpc",
        "'x': {'serverAddress': 'localhost:9'} | server:9 grpc",
        "'x': {'serverAddress': 'S.Service.Consul.:9'} | server:9 grpc",
        "'x': {'serverAddress': 's.service.dc1.consul:9'} | server:9 grpc",
        "'x': {'serverAddress': 'boulder:9'} | server:9 grpc",
        "'x': {'serverAddress': '[::1]:9'} | server:9 grpc",
        "'x': {'serverAddress': '64.112.117.122:9'} | server:9 grpc",
        "'x': {'srvLookup': {'service': 'S', 'domain': 'SERVICE.consul.'}} | server:9 grpc",
        "'x': {'srvLookups': [{'service': 's'}]} | server:9 grpc",
        "'dnsProvider': {'srvLookup': {'service': 's'}} | server:9 doh",
        "'dnsStaticResolvers': ['10.77.77.77:9'] | server:9 doh",
        "'x': {'dnsAuthority': 'consul.service.consul'} | consul.service.consul:53 dns",
        "'x': {'dnsAuthority': 'Consul.service.consul:8600'} | consul.service.consul:8600 dns",
        "'x': {'dnsAuthority': '10.77.77.77:9'} | server:9 dns",
        "'r': {'Lookups': [{'Service': 'far', 'Domain': 'service.consul'}]} | 10.77.77.4:9 redis",
        "'r': {'shardAddrs': {'one': '10.33.33.2:4218'}} | 10.33.33.2:4218 redis",
        "'s3Endpoint': 'http://localhost:9' | server:9 http",
        "'z': {'baseURL': 'https://z.example'} | z.example:443 http",
        "'s3Endpoint': 'HTTP://LocalHost:9/x' | server:9 http",
        "'openTelemetry': {'endpoint': 'bjaeger:4317'} | bjaeger:4317 otlp",
        "'openTelemetry': {'endpoint': 'BJaeger.:4317'} | bjaeger:4317 otlp",
        "'dbConnectFile': 'test/secrets/x_dburl' | boulder-proxysql:6033 sql"
      })
  void every_kind_of_client_is_an_edge(String section, String edge) {
    checkout.with("test/config/proxysql/x_dburl", "x@tcp(boulder-proxysql:6033)/y?z=1");
    assertThat(texts(edges(section.replace('\'', '"'), "c.boulder")))
        .singleElement()
        .asString()
        .startsWith("client -> " + edge);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "'x': {'srvLookup': {'service': 'no'}} | c.x of client asks Consul for no, which it does",
        "'x': {'srvLookup': {'service': 'bare'}} | client asks for the ports of bare",
        "'x': {'serverAddress': 'home.service.consul:9'} | client asks for the address of home",
        "'x': {'srvLookup': {'service': 'home'}} | client asks for the ports of home",
        "'x': {'srvLookup': {'service': 'dead'}} | c.x of client leads to 10.77.77.77:7, where",
        "'x': {'serverAddress': 's.service.consul:1'} | leads to 10.77.77.77:1, where nobody",
        "'x': {'srvLookup': {'servise': 's'}} | c.x of client asks for a service without a name",
        "'r': {'lookups': [{'domain': 'service.consul'}]} | r.lookups.0 of client asks for a service",
        "'x': {'srvLookup': {'service': 's', 'domain': 'example.org'}} | asks for s in example.org",
        "'sService': {'timeout': '1s'} | c.sService of client says no server",
        "'x': {'serverAddress': 's.service.consul:99999'} | which names no host and port",
        "'x': {'serverAddress': 's'} | c.x of client is 's', which names no host and port",
        "'s3Endpoint': 'file:///x' | c.s3Endpoint of client is 'file:///x', which names no host"
      })
  void a_section_that_leads_nowhere_is_a_finding(String section, String finding) {
    Edges edges = edges(section.replace('\'', '"'), "nobody.boulder");
    assertThat(edges.all()).isEmpty();
    assertThat(edges.findings()).singleElement().asString().contains(finding);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"srvLookup\": 5 | srvLookup in c.sService of client is no object",
        "\"srvLookups\": {} | srvLookups in c.sService of client is no list",
        "\"srvLookups\": [\"s\"] | srvLookup in c.sService of client is no object",
      })
  void a_lookup_of_another_shape_is_told(String lookup, String told) {
    assertThat(edges("\"sService\": {" + lookup + "}", "c.boulder").findings())
        .anySatisfy(
            finding ->
                assertThat(finding)
                    .hasToString(
                        "test/config/client.json:2: %s%n  -> %s"
                            .formatted(told, "correct it: the service does not start with it")));
  }

  @ParameterizedTest
  @CsvSource({
    "'\"15s\"', true",
    "'\"1h2.5m\"', true",
    "'0', false",
    "'\"20 parsecs\"', false",
    "20, false"
  })
  void a_timeout_that_go_does_not_read_is_told(String timeout, boolean fine) {
    String section =
        "\"sService\": {\"serverAddress\": \"localhost:9\", \"timeout\": " + timeout + "}";
    assertThat(edges(section, "c.boulder").findings())
        .hasSize(fine ? 0 : 1)
        .allMatch(
            finding ->
                finding
                    .what()
                    .equals("timeout in c.sService of client is no duration such as \"15s\""));
  }

  @ParameterizedTest
  @CsvSource({"boulder", "::1", "010.077.077.077"})
  void an_address_of_consul_that_is_none_is_told(String address) {
    checkout.with(
        "test/consul/config.hcl",
        "services { name = \"odd\", address = \"" + address + "\", port = 9 }");
    assertThat(edges("\"x\": {\"srvLookup\": {\"service\": \"odd\"}}", "c.boulder").findings())
        .anyMatch(
            finding ->
                finding
                    .toString()
                    .startsWith(
                        "test/consul/config.hcl:1: odd is announced at '%s', which is no IPv4"
                            .formatted(address)));
  }

  @Test
  void another_port_for_names_is_told() {
    assertThat(
            edges("\"dnsAuthority\": \"consul.service.consul:8600\"", "nobody.boulder").findings())
        .singleElement()
        .asString()
        .contains("asks for names at another port than 53");
  }

  @Test
  void null_is_no_lookup() {
    assertThat(
            edges("\"sService\": {\"srvLookup\": null, \"srvLookups\": null}", "c.boulder")
                .findings())
        .noneMatch(finding -> finding.what().contains("srvLookup"));
  }
}
