package io.boulderk8s.boulder.start;

import static org.assertj.core.api.Assertions.assertThat;

import io.boulderk8s.boulder.read.Finding;
import io.boulderk8s.boulder.read.Findings;
import io.boulderk8s.boulder.read.Generation;
import io.boulderk8s.boulder.read.Word;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
final class StartServersTest {
  private static final String HEAD =
      """
      import collections, os
      from helpers import config_dir, CONFIG_NEXT
      Service = collections.namedtuple('Service', ('name', 'debug_port', 'grpc_port', 'host_override', 'cmd', 'deps'))
      """;
  private static final String ONE = "Service('a', 1, 2, 'a.boulder', ('./a',), None)";

  private final Findings refused = new Findings();

  private StartServers read(String text, Generation generation) {
    return StartServers.read(HEAD + text, generation, refused);
  }

  private List<String> names(String text, Generation generation) {
    return read(text, generation).services().stream().map(entry -> entry.name().text()).toList();
  }

  /** What is refused, as "line: what"; the first line is that behind the head. */
  private List<String> refusals(String text) {
    read(text, Generation.PLAIN);
    return refused.sorted().stream()
        .map((Finding found) -> found.at().line() - 3 + ": " + found.what())
        .toList();
  }

  @Test
  void an_entry_has_name_ports_command_and_needs_with_their_lines() {
    StartServers servers =
        read(
            """
            SERVICES = (
                Service('boulder-va-1',
                    8004, 9392, 'va.boulder',
                    ('./bin/boulder', 'boulder-va', '--config', os.path.join(config_dir, 'va.json'),
                     '--addr', ':9392'),
                    ('remoteva-a', 'remoteva-b')),
            )
            """,
            Generation.NEXT);
    assertThat(refused.sorted()).isEmpty();
    ServiceEntry entry = servers.services().getFirst();
    assertThat(entry.at()).hasToString("test/startservers.py:5");
    assertThat(entry.waited().orElseThrow().text()).isEqualTo("8004");
    assertThat(entry.grpc().orElseThrow().text()).isEqualTo("9392");
    assertThat(entry.hostOverride()).contains("va.boulder");
    assertThat(entry.argv())
        .extracting(Word::text)
        .containsExactly(
            "./bin/boulder",
            "boulder-va",
            "--config",
            "test/config-next/va.json",
            "--addr",
            ":9392");
    assertThat(entry.argv().getLast().at().line()).isEqualTo(8);
    assertThat(entry.needs()).extracting(Word::text).containsExactly("remoteva-a", "remoteva-b");
  }

  @Test
  void what_stands_below_config_next_counts_for_it_alone() {
    String text =
        """
        SERVICES = [%s]
        if CONFIG_NEXT:
            SERVICES.extend([
                Service('n', 1, 2, None, ('./n',), None),
            ])
            SERVICES.append(Service('o', 1, 2, None, ('./o',), None))
        else:
            SERVICES += [Service('p', 1, 2, None, ('./p',), None)]
        if not CONFIG_NEXT:
            SERVICES += (Service('q', 1, 2, None, ('./q',), None),)

        def start():
            for service in SERVICES:
                if CONFIG_NEXT:
                    print(service)
        """
            .formatted(ONE);
    assertThat(names(text, Generation.PLAIN)).containsExactly("a", "p", "q");
    assertThat(names(text, Generation.NEXT)).containsExactly("a", "n", "o");
    assertThat(refused.sorted()).isEmpty();
  }

  @Test
  void the_list_itself_may_depend_on_config_next() {
    String text =
        """
        if CONFIG_NEXT:
          SERVICES = [Service('n', 1, 2, None, ['./n'], None)]
        else:
          SERVICES = [%s]
        """
            .formatted(ONE);
    assertThat(names(text, Generation.PLAIN)).containsExactly("a");
    assertThat(names(text, Generation.NEXT)).containsExactly("n");
    assertThat(refused.sorted()).isEmpty();
  }

  @Test
  void fields_may_be_named_constants_used_and_strings_joined() {
    StartServers servers =
        read(
            """
            PORT = 8003  # a comment with 'quotes' and ( brackets
            SERVICES = [Service(name="b" 'c', cmd=['./b', "--addr=:9",
                \"""three\""", r'\\raw', 'q\\'s'],
                deps=None, debug_port=PORT, grpc_port=None, host_override=None)]
            """,
            Generation.PLAIN);
    assertThat(refused.sorted()).isEmpty();
    ServiceEntry entry = servers.services().getFirst();
    assertThat(entry.name().text()).isEqualTo("bc");
    assertThat(entry.waited().orElseThrow().text()).isEqualTo("8003");
    assertThat(entry.grpc()).isEmpty();
    assertThat(entry.argv())
        .extracting(Word::text)
        .containsExactly("./b", "--addr=:9", "three", "\\raw", "q's");
  }

  @Test
  void chall_test_srv_is_found_outside_of_the_list_with_the_arguments_that_are_literals() {
    StartServers servers =
        read(
            """
            SERVICES = [%s]
            def startChallSrv():
                challSrvProcess = run([
                    './bin/chall-test-srv',
                    '--defaultIPv4', os.environ.get("FAKE_DNS"),
                    '--doh-cert', f'{IPKI}/cert.pem',
                    '--doh', ':8343,:8443'])
            """
                .formatted(ONE),
            Generation.PLAIN);
    assertThat(refused.sorted()).isEmpty();
    assertThat(servers.challenges().orElseThrow().argv())
        .extracting(Word::text)
        .containsExactly("./bin/chall-test-srv", "--doh", ":8343,:8443");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "SERVICES = load() | 1: this gives SERVICES something else than a list of literals",
        "SERVICES = [Service(n, 1, 2, None, ('./a',), None)] | 1: `n` is no literal",
        "SERVICES = [Service(f'a', 1, 2, None, ('./a',), None)] | 1: `a` is no literal",
        "SERVICES = [Service('a', 1 + 1, 2, None, ('./a',), None)] | 1: `1+1` is no literal",
        "SERVICES = [Service('a', 1, 2, None, './a', None)] | 1: './a' is no list",
        "SERVICES = [Service('a', 1, 2, None, ('./a'), None)] | 1: './a' is no list",
        "SERVICES = [Service('a', 1, 2, None, ('./a', *MORE), None)] | 1: `*MORE` is no literal",
        "SERVICES = [Service('a', [1], 2, None, ('./a',), None)] | 1: this is a list where one",
        "SERVICES = [Service('a', 1, 2, None, ('./a',), None, 7)] | 1: this value of a service is",
        "SERVICES = [Service('a', nome='b', cmd=['./a'])] | 1: this value of a service is one too",
        "SERVICES = [Service('a', 1, 2, None, (), None)] | 1: this service has no command",
        "SERVICES = [make('a')] | 1: this entry is no Service(...)",
        "SERVICES = [s for s in OTHERS] | 1: this entry is no Service(...)",
        "SERVICES = ['a | 1: a string is not closed",
        "SERVICES = [( | 1: a bracket is not closed",
        "pass | -2: no list SERVICES is set here"
      })
  void what_is_no_literal_is_refused_with_its_line(String text, String refusal) {
    assertThat(refusals(text)).anyMatch(found -> found.startsWith(refusal));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "SERVICES.sort() | uses SERVICES in a way",
        "SERVICES[0] = 1 | uses SERVICES in a way",
        "del SERVICES[0] | uses SERVICES in a way",
        "OTHER = SERVICES | uses SERVICES in a way",
        "SERVICES = [] | sets SERVICES a second time",
        "if os.environ.get('X'): SERVICES.append(1) | changes SERVICES below a statement",
        "for s in SERVICES:\\n  pass | depends on SERVICES while the file is read",
        "if os.environ.get('X'):\\n  SERVICES += [] | changes SERVICES below a statement",
        "if CONFIG_NEXT and X:\\n  SERVICES += [] | changes SERVICES below a statement",
        "def f():\\n  SERVICES.append(1) | changes SERVICES in a function",
        "def f():\\n  if X:\\n    SERVICES += [] | changes SERVICES in a function",
        "def f():\\n  global SERVICES | changes SERVICES in a function"
      })
  void what_else_may_change_the_list_is_refused(String text, String refusal) {
    assertThat(refusals("SERVICES = [" + ONE + "]\n" + text.replace("\\n", "\n")))
        .singleElement()
        .asString()
        .contains(refusal);
  }

  @Test
  void a_name_that_is_set_again_below_a_condition_is_no_constant() {
    assertThat(
            refusals(
                """
                NAME = 'a'
                if X:
                    NAME = 'b'
                SERVICES = [Service(NAME, 1, 2, None, ('./a',), None)]
                """))
        .contains("4: `NAME` is no literal");
  }

  @Test
  void an_unknown_field_is_refused_with_what_to_do() {
    StartServers.read(
        """
        Service = collections.namedtuple('Service', ['name', 'cmd', 'cgroup'])
        SERVICES = []
        """,
        Generation.PLAIN,
        refused);
    assertThat(refused.sorted())
        .singleElement()
        .asString()
        .startsWith("test/startservers.py:1: the fields of a service are name, cmd, cgroup")
        .contains("older than the checkout");
  }

  @Test
  void all_problems_are_told_at_once_in_the_order_of_lines() {
    assertThat(
            refusals(
                """
                SERVICES = [
                    Service('a', x, 2, None, ('./a',), None),
                    Service('b', 1, y, None, ('./b',), z),
                ]
                SERVICES.reverse()
                """))
        .containsExactly(
            "2: `x` is no literal",
            "3: `y` is no literal",
            "3: `z` is no literal",
            "5: this uses SERVICES in a way that is not understood");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"SERVICES = (%s,)\n%c", "SERVICES = (%s,)\n#%c", "SERVICES = (%s,)\n'%c'"})
  void a_NUL_byte_is_refused_as_Python_does(String text) {
    assertThat(refusals(text.formatted(ONE, 0))).containsExactly("2: a NUL byte");
  }
}
