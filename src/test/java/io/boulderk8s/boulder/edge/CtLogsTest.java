package io.boulderk8s.boulder.edge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.boulderk8s.boulder.catalog.Catalog;
import io.boulderk8s.boulder.catalog.CheckoutOfTexts;
import io.boulderk8s.boulder.read.Finding;
import io.boulderk8s.boulder.read.Generation;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** To which logs a publisher submits is in the list that its callers read. */
@DisplayNameGeneration(ReplaceUnderscores.class)
final class CtLogsTest {
  private static final String LIST = "test/list.json";
  private static final String RA =
      """
      {"ra": {
        "SECTION": {"serverAddress": "10.77.77.77:9091"},
        "ctLogs": {"logListFile": "./test/list.json", "SCTlogs": ["North"]}
      }}
      """;

  private final CheckoutOfTexts checkout =
      new CheckoutOfTexts()
          .with(
              "test/consul/config.hcl",
              "services { name = \"boulder\", address = \"10.77.77.77\" }")
          .with("test/config/ra.json", RA.replace("SECTION", "publisherService"))
          .with("test/config/publisher.json", "{}")
          .services(
              "Service('ct', None, None, None, ('./bin/ct-test-srv', '--listen', ':4600'), None)",
              boulder("publisher", "':9091'"),
              boulder("ra", "':9094'"));

  private static String boulder(String name, String address) {
    return ("Service('%s', None, None, None, ('./bin/boulder', 'boulder-%s', '--config',"
            + " 'test/config/%s.json', '--addr', %s), None)")
        .formatted(name, name, name, address);
  }

  private void log(String group, String member, String url) {
    checkout.with(
        LIST,
        """
        {"operators": [{"%s": [
          {"description": "North", "%s": "%s"}
        ]}]}
        """
            .formatted(group, member, url));
  }

  private Edges edges() {
    return Edges.of(Catalog.read(checkout, Generation.PLAIN), checkout);
  }

  private List<String> submissions() {
    return edges().from("publisher").stream()
        .map(edge -> edge.to() + ":" + edge.port() + " " + edge.at())
        .toList();
  }

  @ParameterizedTest
  @ValueSource(strings = {"publisherService", "PublisherService", "PUBLISHERSERVICE"})
  void the_section_of_a_publisher_is_one_in_any_case(String section) {
    checkout.with("test/config/ra.json", RA.replace("SECTION", section));
    log("logs", "url", "http://boulder.service.consul:4600");
    assertThat(submissions()).containsExactly("ct:4600 test/list.json:2");
  }

  @ParameterizedTest
  @CsvSource({
    "logs, url, HTTP://Boulder.Service.Consul.:4600/x",
    "logs, URL, http://boulder.service.dc1.consul:4600",
    "logs, url, http://[::1]:4600",
    "tiled_logs, submission_url, http://boulder.service.consul:4600"
  })
  void a_log_is_called_by_the_url_that_boulder_reads(String group, String member, String url) {
    log(group, member, url);
    assertThat(submissions()).containsExactly("ct:4600 test/list.json:2");
    assertThat(edges().findings()).noneMatch(finding -> finding.at().file().equals(LIST));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "http://boulder.service.consul:4666 | leads to 10.77.77.77:4666, where nobody listens",
        "http://boulder.service.consul:99999 | names no host and port",
        "http://nope.service.consul:4600 | asks Consul for nope, which it does not have",
        "4600 | is '4600', which names no host and port"
      })
  void a_log_that_is_nowhere_is_told(String url, String told) {
    log("logs", "url", url);
    assertThat(submissions()).isEmpty();
    assertThat(edges().findings())
        .filteredOn(finding -> finding.at().toString().equals("test/list.json:2"))
        .singleElement()
        .asString()
        .contains("the log North ", told);
  }

  @Test
  void a_name_that_the_list_does_not_have_is_told() {
    log("logs", "url", "http://boulder.service.consul:4600");
    checkout.with(LIST, checkout.text(LIST).orElseThrow().replace("North", "South"));
    assertThat(edges().findings())
        .extracting(Finding::toString)
        .anyMatch(
            text ->
                text.startsWith(
                    "test/config/ra.json:3: ra.ctLogs.SCTlogs.0 names the log North, which"
                        + " test/list.json does not have"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{\"a\": 1,\\n\"b\": 2 3} | test/list.json:2: not JSON: ",
        "{\"a\": 1,\\n\"a\": 2} | test/list.json:2: `a` is set twice in one object"
      })
  void a_list_that_cannot_be_read_is_refused_with_its_line(String list, String refusal) {
    checkout.with(LIST, list.replace("\\n", "\n"));
    assertThatThrownBy(this::edges).hasMessageStartingWith(refusal);
  }
}
