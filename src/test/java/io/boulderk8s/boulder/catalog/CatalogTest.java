package io.boulderk8s.boulder.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.boulderk8s.failure.Problem;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
final class CatalogTest {
  private final CheckoutOfTexts checkout = new CheckoutOfTexts();

  private List<String> ports(String entry) {
    checkout.services(entry);
    return checkout.read().services().getFirst().ports().stream().map(Port::toString).toList();
  }

  private static String entry(String name, String argv, String needs) {
    return "Service('%s', None, None, None, (%s,), %s)".formatted(name, argv, needs);
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      value = {
        "boulder-sa-1, './bin/boulder' 'boulder-sa', storage-and-validation",
        "remoteva-d, './bin/boulder' 'remoteva', storage-and-validation",
        "boulder-ca-2, './bin/boulder' 'boulder-ca', certificates",
        "boulder-ra-sct-provider-1, './bin/boulder' 'boulder-ra', certificates",
        "boulder-ra-1, './bin/boulder' 'boulder-ra', registration",
        "boulder-publisher-1, './bin/boulder' 'boulder-publisher', registration",
        "nonce-service-zinc-1, './bin/boulder' 'nonce-service', front-end",
        "boulder-mtcb, './bin/boulder' 'boulder-mtcb', administration",
        "ct-test-srv, './bin/ct-test-srv' '-x', test-servers"
      })
  void a_sub_command_has_its_group(String name, String argv, String group) {
    checkout.services(entry(name, argv.replace("' '", "', '"), "None"));
    assertThat(checkout.read().services().getFirst().group().word()).isEqualTo(group);
    assertThat(checkout.read().notices()).isEmpty();
  }

  @Test
  void a_service_that_no_rule_knows_is_in_the_group_other_and_that_is_told() {
    checkout.services(entry("lamp", "'./bin/boulder', 'lamp'", "None"));
    assertThat(checkout.read().services().getFirst().group()).isEqualTo(Group.OTHER);
    assertThat(checkout.read().notices())
        .singleElement()
        .asString()
        .startsWith("test/startservers.py:3: no rule knows the group of lamp");
  }

  @Test
  void the_command_wins_over_the_json_and_the_json_has_what_the_command_leaves_out() {
    checkout
        .with(
            "test/config/w.json",
            """
            {"w": {"ListenAddress": "0.0.0.0:4001",
              "TLSlistenAddress": ":4431", "debugAddr": ":8013"}}
            """)
        .with(
            "test/config/g.json", "{\"g\": {\"grpcG\": {\"address\": \":90\", \"services\": {}}}}");
    assertThat(ports(entry("w", "'./bin/boulder', 'w', '-config=test/config/w.json'", "None")))
        .containsExactly(":4001 http", ":4431 https", ":8013 debug");
    assertThat(
            ports(
                entry(
                    "w",
                    "'./bin/boulder', 'w', '--config', 'test/config/w.json', '--addr', ':1',"
                        + " '--debug-addr', '127.0.0.1:2'",
                    "None")))
        .containsExactly(":1 http", "127.0.0.1:2 debug", ":4431 https");
    assertThat(ports(entry("g", "'./bin/boulder', 'g', '--config', 'test/config/g.json'", "None")))
        .containsExactly(":90 grpc");
  }

  @Test
  void a_test_server_listens_on_every_address_of_its_json() {
    checkout.with(
        "test/config/s.json", "{\"oauthAddr\": \":9601\", \"list\": [{\"Addr\": \"[::]:9602\"}]}");
    assertThat(
            ports(
                entry(
                    "s-test-srv", "'./bin/s-test-srv', '--config', 'test/config/s.json'", "None")))
        .containsExactly(":9601 http", ":9602 http");
  }

  @Test
  void of_an_option_that_is_given_twice_the_last_counts_as_in_go() {
    assertThat(
            ports(
                entry(
                    "a-test-srv",
                    "'./bin/a-test-srv', '--listen', ':9395', '-listen=:9999'",
                    "None")))
        .containsExactly(":9999 http");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "'./bin/a-test-srv', 'x', '--listen', ':1'",
        "'./bin/a-test-srv', '--', '--listen', ':1'",
        "'./bin/a-test-srv', '', '--listen', ':1'",
        "'./bin/a-test-srv', '--fast', 'x', '-', '--listen=:1'",
        "'./bin/boulder', 'sfe', 'x', '--addr', ':1'",
        "'./bin/boulder', 'boulder-mtca', '-init-log-for-test', 'x', '--addr', ':1'",
      })
  void behind_a_word_that_is_no_option_no_option_counts_as_in_go_and_that_is_told(String argv) {
    assertThat(ports(entry("a", argv, "None"))).isEmpty();
    assertThat(checkout.read().notices())
        .anyMatch(
            notice -> notice.what().matches("from --(listen|addr).* on no option of a counts"));
  }

  @Test
  void the_word_behind_an_option_that_has_a_value_is_its_value_whatever_it_looks_like() {
    checkout.services(
        entry("a-test-srv", "'./bin/a-test-srv', '--listen', '--http01', ':1'", "None"),
        entry("b-test-srv", "'./bin/b-test-srv', '--listen'", "None"));
    assertThat(checkout.refusals())
        .extracting(Problem::what)
        .containsExactly(
            "a-test-srv is to listen on '--http01', which is no address:port",
            "the option listen of b-test-srv has no value");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "None, None | '--listen', ':0'   | a is to listen on ':0', which is no address:port",
        "None, None | '--listen', ':00'  | a is to listen on ':00', which is no address:port",
        "0, None    | '--listen', ':1'   | '0' is no port",
        "None, 0    | '--listen', ':1'   | '0' is no port",
        "None, None | '--listen', ':1,:1' | port :1 is taken by a at test/startservers.py:3",
        "None, None | '--listen', ':1', '--debug-addr', '127.0.0.1:1' | port 127.0.0.1:1 is taken by a",
      })
  void a_port_that_nobody_can_have_is_refused_with_its_line(
      String waited, String options, String refusal) {
    checkout.services("Service('a', %s, None, ('./bin/a', %s), None)".formatted(waited, options));
    assertThat(checkout.refusals())
        .singleElement()
        .asString()
        .startsWith("test/startservers.py:3: " + refusal);
  }

  @Test
  void an_entry_that_is_refused_is_not_missed_by_those_that_need_it() {
    checkout.services(
        entry("a-test-srv", "", "None").replace("(,)", "()"),
        entry("b-test-srv", "'./bin/b-test-srv'", "('a-test-srv',)"));
    assertThat(checkout.refusals())
        .extracting(Problem::what)
        .containsExactly("this service has no command");
  }

  @Test
  void an_argument_that_is_refused_leaves_its_neighbours_what_they_are() {
    checkout.services(
        entry("a-test-srv", "'./bin/a-test-srv', '--listen', ADDR, '--debug-addr', ':1'", "None"));
    assertThat(checkout.refusals())
        .extracting(Problem::what)
        .containsExactly("`ADDR` is no literal");
  }

  @Test
  void a_service_that_needs_itself_is_named_alone() {
    checkout.services(
        entry("a-test-srv", "'./bin/a-test-srv'", "('a-test-srv',)"),
        entry("b-test-srv", "'./bin/b-test-srv'", "('a-test-srv',)"));
    assertThat(checkout.refusals())
        .extracting(Problem::what)
        .containsExactly("a-test-srv needs itself, so it never starts");
  }

  @Test
  void a_port_that_only_the_start_knows_is_one_and_is_told() {
    checkout.services("Service('a-test-srv', 9380, None, None, ('./bin/a-test-srv',), None)");
    assertThat(checkout.read().services().getFirst().ports())
        .extracting(Port::role)
        .containsExactly(Role.WAITED);
    assertThat(checkout.read().notices())
        .singleElement()
        .asString()
        .contains("waits for port 9380");
  }

  @Test
  void an_option_with_an_address_that_no_rule_knows_is_told() {
    checkout.services(entry("a-test-srv", "'./bin/a-test-srv', '--peer', 'b:1'", "None"));
    assertThat(checkout.read().services().getFirst().ports()).isEmpty();
    assertThat(checkout.read().notices())
        .singleElement()
        .asString()
        .contains("its option peer is in no rule");
  }

  @Test
  void what_no_start_can_do_is_refused_all_at_once() {
    checkout.services(
        entry("a-test-srv", "'./a-test-srv', '--listen', ':1'", "('c-test-srv',)"),
        entry("b-test-srv", "'./b-test-srv', '--listen', '10.77.77.77:1'", "('nobody',)"),
        entry("c-test-srv", "'./c-test-srv'", "('a-test-srv',)"),
        entry("d-test-srv", "'./d-test-srv', '--listen', 'x'", "('c-test-srv',)"),
        entry(
            "a-test-srv",
            "'./bin/boulder', 'boulder-sa', '--config', 'test/config/no.json'",
            "None"));
    assertThat(checkout.refusals())
        .extracting(Problem::where, Problem::what)
        .extracting(Object::toString)
        .containsExactly(
            "(\"test/startservers.py:3\", \"a-test-srv, c-test-srv wait for one another, so none of"
                + " them starts\")",
            "(\"test/startservers.py:4\", \"port 10.77.77.77:1 is taken by a-test-srv at"
                + " test/startservers.py:3\")",
            "(\"test/startservers.py:4\", \"b-test-srv needs nobody, which is no service\")",
            "(\"test/startservers.py:6\", \"d-test-srv is to listen on 'x', which is no"
                + " address:port\")",
            "(\"test/startservers.py:7\", \"the configuration of a-test-srv is missing:"
                + " test/config/no.json\")",
            "(\"test/startservers.py:7\", \"a second service is called a-test-srv; the first is at"
                + " test/startservers.py:3\")");
    assertThat(checkout.refusals()).extracting(Problem::next).noneMatch(String::isEmpty);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "[] | test/config/sa.json:1: this is no JSON object",
        "{\"a\": 1,\\n} | test/config/sa.json:2: not JSON: ",
        "{\"a\": 1}\\n7 | test/config/sa.json:2: something follows the JSON object",
        "{\"a\": 1,\\n\"a\": 2} | test/config/sa.json:2: `a` is set twice in one object",
        "{\"VaS\": 1,\\n\"vas\": 2} | test/config/sa.json:2: `vas` is set in one object with `VaS`"
      })
  void a_broken_configuration_is_refused_with_its_line(String json, String refusal) {
    checkout.with("test/config/sa.json", json.replace("\\n", "\n"));
    assertThatThrownBy(checkout::read).hasMessageStartingWith(refusal);
  }

  @Test
  void missing_files_and_a_broken_list_are_told_in_one_message() {
    checkout.with("test/config/sa.json", "{").without("test/consul/config.hcl");
    assertThat(checkout.refusals())
        .extracting(Problem::where)
        .containsExactly("test/config/sa.json:1", "test/consul/config.hcl:1");
    checkout.without("test/startservers.py");
    assertThatThrownBy(checkout::read)
        .hasMessageStartingWith("test/startservers.py:1: there is no such");
  }
}
