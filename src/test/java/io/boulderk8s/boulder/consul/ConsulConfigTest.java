package io.boulderk8s.boulder.consul;

import static org.assertj.core.api.Assertions.assertThat;

import io.boulderk8s.boulder.read.Findings;
import java.util.OptionalInt;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
final class ConsulConfigTest {
  private final Findings refused = new Findings();

  private ConsulConfig read(String text) {
    return ConsulConfig.read(text, refused);
  }

  @Test
  void a_service_has_name_address_port_tags_and_line() {
    ConsulConfig consul =
        read(
            """
            # a comment
            client_addr = "0.0.0.0" // another
            tls { defaults { verify_incoming = false } }
            /* a
               third */
            services {
              id      = "sa-a"
              name    = "sa"
              address = "10.77.77.77"
              port    = 9395
              tags    = ["tcp", "udp",]
              checks = [
                { id = "sa-grpc", grpc = "10.77.77.77:9395", interval = "2s" }
              ]
            }
            services { name = "boulder", address = "10.77.77.77" }
            """);
    assertThat(refused.sorted()).isEmpty();
    assertThat(consul.services()).hasSize(2);
    ConsulService sa = consul.named("sa").getFirst();
    assertThat(sa.address()).contains("10.77.77.77");
    assertThat(sa.port()).isEqualTo(OptionalInt.of(9395));
    assertThat(sa.tags()).containsExactly("tcp", "udp");
    assertThat(sa.at()).hasToString("test/consul/config.hcl:6");
    assertThat(consul.named("boulder").getFirst().port()).isEmpty();
    assertThat(consul.address("boulder.service.consul")).contains("10.77.77.77");
    assertThat(consul.address("boulder")).isEmpty();
  }

  @Test
  void a_list_of_services_and_labels_of_blocks_are_read_too() {
    ConsulConfig consul =
        read(
            """
            check "ignored" { kind = 1 }
            services = [ { "name": "a", port = 1 }, { name = "b" } ]
            service { name = "c" }
            """);
    assertThat(consul.services()).extracting(ConsulService::name).containsExactly("a", "b", "c");
  }

  @Test
  void the_same_setting_twice_is_one_and_another_value_is_refused() {
    assertThat(read("services {\n name = \"a\"\n tags = [\"t\"]\n tags = [\"t\"]\n}").services())
        .hasSize(1);
    assertThat(refused.sorted()).isEmpty();
    read("services {\n name = \"a\"\n port = 1\n port = 2\n}");
    assertThat(refused.sorted())
        .singleElement()
        .asString()
        .startsWith("test/consul/config.hcl:4: `port` is set twice, and not to the same");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "services { port = 1 } | 1: a service without a name",
        "services = 7 | 1: a service is no object",
        "services { name = 7 } | 1: `name` is no string",
        "services {\\n name = \"a\"\\n port = \"x\" } | 3: `port` is no port",
        "services {\\n name = \"a\"\\n port = 1\\n Port = 2 } | 4: `port` is set twice",
        "services { name = \"a\", port = 65536 } | 1: `port` is no port",
        "services { name = \"a\", tags = \"t\" } | 1: `tags` is no list of strings",
        "services {\\n name = \"${x}\" } | 2: a string with a template",
        "services {\\n name = \"\\\\u0041\" } | 2: a string with an escape",
        "services {\\n name = upper(\"a\") } | 2: this is not understood: (",
        "services {\\n name = a\\n } | 2: `a` is no literal",
        "services {\\n name = <<EOF\\n } | 2: this is not understood: <<EOF",
        "services {\\n name = \"a\" | 2: expected }, found the end of the file",
        "services {\\n name \"a\" } | 2: expected = or {, found }",
        "services {\\n = 1 } | 2: expected a name, found =",
        "} | 1: expected a name, found }",
        "a = [1 2] | 1: expected , or ], found 2",
        "a = \"b | 1: this is not understood: \"b",
        "a = | 1: expected a value, found the end of the file"
      })
  void what_is_not_understood_is_refused_with_its_line(String text, String refusal) {
    read(text.replace("\\n", "\n").replace("\\\\", "\\"));
    String expected = "test/consul/config.hcl:" + refusal;
    assertThat(refused.sorted()).extracting(Object::toString).anyMatch(f -> f.startsWith(expected));
  }

  @Test
  void names_are_read_in_any_case_and_a_number_in_quotes_is_one_as_consul_does() {
    ConsulConfig consul =
        read(
            """
            Services { ID = "1", Name = "VA", Address = "10.77.77.77", Port = "9392", Tags = [] }
            service { id = "2", name = "none", address = "", port = 0 }
            """);
    assertThat(refused.sorted()).isEmpty();
    assertThat(consul.named("va")).isEqualTo(consul.named("VA")).hasSize(1);
    assertThat(consul.named("va").getFirst().port()).isEqualTo(OptionalInt.of(9392));
    assertThat(consul.named("none").getFirst().address()).isEmpty();
    assertThat(consul.named("none").getFirst().port()).isEmpty();
    assertThat(consul.address("VA.service.dc1.consul.")).contains("10.77.77.77");
  }

  @Test
  void a_service_counts_once_by_its_id_and_another_with_that_id_is_refused() {
    String first = "services { id = \"i\", name = \"a\", port = 1 }\n";
    assertThat(read(first + first).services()).hasSize(1);
    assertThat(refused.sorted()).isEmpty();
    read(first + first.replace("= 1", "= 2"));
    assertThat(refused.sorted())
        .singleElement()
        .asString()
        .startsWith(
            "test/consul/config.hcl:2: another service has the id `i`, at test/consul/config.hcl:1");
  }

  @Test
  void the_name_is_the_id_where_none_is_said() {
    read("services { name = \"a\", port = 1 }\nservices { name = \"a\", port = 2 }");
    assertThat(refused.sorted()).singleElement().asString().contains("has the id `a`");
  }

  @Test
  void endless_nesting_is_refused_and_no_stack_overflows() {
    read("a = " + "[".repeat(100_000));
    assertThat(refused.sorted()).singleElement().asString().contains("nested deeper than 50");
  }
}
