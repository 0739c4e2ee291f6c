package io.boulderk8s.staging;

import static org.assertj.core.api.Assertions.assertThat;

import io.boulderk8s.boulder.catalog.Catalog;
import io.boulderk8s.boulder.catalog.CheckoutOfTexts;
import io.boulderk8s.boulder.config.ConfigFile;
import io.boulderk8s.boulder.read.Findings;
import io.boulderk8s.boulder.read.Generation;
import java.util.Map;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Names of the machine become names of the cluster, however they are written. */
@DisplayNameGeneration(ReplaceUnderscores.class)
final class ClusterNamesTest {
  private final ClusterNames names =
      new ClusterNames(
          Catalog.read(
              new CheckoutOfTexts()
                  .with(
                      "test/consul/config.hcl",
                      "services { name = \"boulder\", address = \"10.77.77.77\" }")
                  .services(
                      "Service('ct', None, None, None, ('./bin/ct-test-srv', '--listen',"
                          + " ':4600,:80'), None)"),
              Generation.PLAIN),
          Map.of("ct", "ct-1"));

  @ParameterizedTest
  @CsvSource({
    "http://boulder.service.consul:4600/x, http://ct-1:4600/x",
    "HTTP://Boulder.Service.Consul.:4600, HTTP://ct-1:4600",
    "http://[::1]:4600?x, http://ct-1:4600?x",
    "http://boulder/, http://ct-1:80/"
  })
  void a_url_of_a_split_service_is_that_of_its_service(String url, String there) {
    assertThat(names.url(url)).contains(there);
  }

  @ParameterizedTest
  @CsvSource({"logs, url", "tiled_logs, submission_url"})
  void the_url_of_a_log_is_one_of_them(String group, String member) {
    String list =
        "{\"%s\": [{\"%s\": \"http://boulder.service.consul:4600\"}]}".formatted(group, member);
    ConfigFile file = ConfigFile.read("list.json", list, new Findings()).orElseThrow();
    assertThat(new ConfigRewrite("ra", names, false).file(file.root()))
        .contains("http://ct-1:4600");
  }

  @Test
  void others_stay() {
    assertThat(names.url("http://boulder.service.consul:4601")).isEmpty();
    assertThat(names.url("https://example.org/")).isEmpty();
    assertThat(names.socket("boulder-mariadb:3306")).isEmpty();
  }
}
