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

/** What Python would make of the list, or a refusal: nothing is read half. */
@DisplayNameGeneration(ReplaceUnderscores.class)
final class RefusedPythonTest {
  private static final String HEAD =
      """
      import collections, os
      from helpers import config_dir, CONFIG_NEXT
      Service = collections.namedtuple('Service', ('name', 'debug_port', 'grpc_port', 'host_override', 'cmd', 'deps'))
      """;
  private static final String LIST =
      "SERVICES = [Service('a', 1, 2, None, ('./a', '--addr', ADDR), None)]\n";

  private final Findings refused = new Findings();

  private StartServers read(String text, Generation generation) {
    return StartServers.read(HEAD + text.replace("\\n", "\n"), generation, refused);
  }

  private List<String> names(String text, Generation generation) {
    return read(text, generation).services().stream().map(entry -> entry.name().text()).toList();
  }

  private List<String> arguments(String text) {
    return read(text, Generation.PLAIN).services().getFirst().argv().stream()
        .map(Word::text)
        .toList();
  }

  /** What is refused, as "line: what"; the first line is that behind the head. */
  private List<String> refusals(String text) {
    read(text, Generation.PLAIN);
    return refused.sorted().stream()
        .map((Finding found) -> found.at().line() - 3 + ": " + found.what())
        .toList();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "B = ADDR = ':9999'",
        "ADDR: str = ':9999'",
        "ADDR, Q = ':9999', 1",
        "(Q, ADDR) = 1, ':9999'",
        "ADDR = ':9999', 1",
        "ADDR += '9'",
        "for ADDR in (':9999',): pass",
        "if os.environ.get('X'): ADDR = ':9999'",
        "if os.environ.get('X'): q = 1; ADDR = ':9999'",
        "if CONFIG_NEXT:\\n    q = 1;ADDR = ':9999'",
        "with open('x') as ADDR: pass",
        "import helpers as ADDR",
        "from helpers import ADDR",
        "def ADDR(): pass",
        "class ADDR: pass",
        "del ADDR",
        "q = (ADDR := ':9999')",
        "def f():\\n    global ADDR\\n    ADDR = ':9999'",
        "def f():\\n    global ADDR\\n    ADDR = ':9999'\\nADDR = ':1'\\nf()",
      })
  void a_name_that_may_have_got_another_value_has_none_that_is_known(String change) {
    assertThat(refusals("ADDR = ':9395'\n" + change + "\n" + LIST))
        .singleElement()
        .asString()
        .endsWith(": `ADDR` is no literal");
  }

  @Test
  void a_name_has_the_value_that_it_was_given_last_where_a_list_uses_it() {
    assertThat(
            arguments(
                """
                ADDR = ':9395'
                ADDR = ':9999'
                def f(ADDR=None):
                    ADDR = ':1'
                    print(ADDR == ':2')
                """
                    + LIST
                    + "ADDR = ':3'\n"))
        .containsExactly("./a", "--addr", ":9999");
    assertThat(refused.sorted()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "config_dir = f()\\nADDR = os.path.join(config_dir, 'a') | 3: `ADDR` is no literal",
        "from x import config_dir\\nADDR = os.path.join(config_dir, 'a') | 3: `ADDR` is no literal",
        "import x as os\\nADDR = os.path.join(config_dir, 'a') | 3: `ADDR` is no literal",
        "from x import *\\nADDR = ':1' | 1: this may give any name another value",
      })
  void what_is_imported_keeps_its_meaning_only_where_it_is_boulders(String text, String refusal) {
    assertThat(refusals(text + "\n" + LIST)).containsExactly(refusal);
  }

  @Test
  void a_condition_on_another_CONFIG_NEXT_is_not_understood() {
    assertThat(
            refusals(
                """
                CONFIG_NEXT = True
                SERVICES = []
                if CONFIG_NEXT:
                    SERVICES += []
                """))
        .containsExactly("4: this changes SERVICES below a statement that is not understood");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "if CONFIG_NEXT:\\n    x = 1;SERVICES += [Service('n', 1, 2, None, ('./n',), None)]",
        "if CONFIG_NEXT:\\n    x = 1; SERVICES += [Service('n', 1, 2, None, ('./n',), None)]",
        "if CONFIG_NEXT: SERVICES += [Service('n', 1, 2, None, ('./n',), None)]",
        "if CONFIG_NEXT: x = 1; SERVICES += [Service('n', 1, 2, None, ('./n',), None)]",
        "if not CONFIG_NEXT: pass\\nelse: SERVICES += [Service('n', 1, 2, None, ('./n',), None)]",
        "if CONFIG_NEXT:\\n  if CONFIG_NEXT:\\n    x = 1;"
            + " SERVICES += [Service('n', 1, 2, None, ('./n',), None)]",
      })
  void what_stands_behind_a_semicolon_or_a_colon_is_in_the_block_of_its_line(String text) {
    String list = "ADDR = ':1'\n" + LIST + text + "\n";
    assertThat(names(list, Generation.PLAIN)).containsExactly("a");
    assertThat(names(list, Generation.NEXT)).containsExactly("a", "n");
    assertThat(refused.sorted()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "Service('b', 1, 2, None, ('./b',)) | this service has no deps: Python would end here",
        "Service('b', cmd=('./b',)) | this service has no debug_port, no grpc_port, no host_override, no",
        "Service(name='b', 1, 2, None, ('./b',), None) | this value of a service is one too many",
        "Service('', 1, 2, None, ('./b',), None) | this service has no name",
        "Service('b', 1, 2, None, ('./b', '--port', 80), None) | this is no text",
        "Service('b', 1, 2, None, ('./b', None), None) | this is no text",
      })
  void an_entry_that_python_would_not_take_is_refused(String entry, String refusal) {
    assertThat(refusals("SERVICES = [\n" + entry + "\n]\n"))
        .anyMatch(found -> found.startsWith("2: " + refusal));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "globals()['SERVICES'].pop() | 3: by globals this may change SERVICES",
        "def f():\\n  getattr(sys, 'SERVICES').pop() | 4: by 'SERVICES' this may change SERVICES",
        "exec('x') | 3: by exec this may change SERVICES",
        "def f():\\n  SERVICES.__delitem__(0) | 4: this changes SERVICES in a function",
        "def f():\\n  x = SERVICES\\n  x.pop() | 4: this changes SERVICES in a function",
        "def f():\\n  while SERVICES.pop(): pass | 4: this changes SERVICES in a function",
        "def f(x=SERVICES.pop()): pass | 3: this changes SERVICES in a function",
        "def f():\\n  del x, SERVICES | 4: this changes SERVICES in a function",
        "SERVICES.append(1), SERVICES.pop() | 3: this uses SERVICES in a way",
        "def Service(name, *a): return make('x' + name, *a) | 3: this gives Service another meaning",
        "Service.__new__.__defaults__ = (None,) | 3: this gives Service another meaning",
        "def f():\\n  global Service | 4: this gives Service another meaning",
        "if CONFIG_NEXT:\\n  Service = make | 4: this gives Service another meaning",
        "Service = make('Service', ('name', 'cmd')) | 3: the fields of a service are no list",
      })
  void what_changes_the_list_or_its_entries_unseen_is_refused(String text, String refusal) {
    assertThat(refusals("ADDR = ':1'\n" + LIST + text + "\n"))
        .anyMatch(found -> found.startsWith(refusal));
  }

  @Test
  void functions_may_read_the_list() {
    String text =
        """
        def start():
            signal.signal(signal.SIGTERM, lambda _, __: stop())
            global processes
            for service in sort(SERVICES):
                processes.append(run(service.cmd, 'SERVICES: %d' % SERVICES.index(service)))
            processes = [s for s in SERVICES.copy() if s.name != 'x']
        """;
    assertThat(names("ADDR = ':1'\n" + LIST + text, Generation.PLAIN)).containsExactly("a");
    assertThat(refused.sorted()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "run(('./bin/' + 'chall-test-srv', '--dns01', ':8053')) | 2: chall-test-srv is named, but no",
        "run([f'{BIN}/chall-test-srv', '--dns01', ':8053']) | 2: chall-test-srv is named, but no",
        "run(['./bin/chall-test-srv', '--dns01', ':1'] + MORE) | 2: chall-test-srv is named, but no",
        "run(['./bin/chall-test-srv' + X, '--dns01', ':1']) | 2: chall-test-srv is named, but no",
        "run(['./bin/chall-test-srv', '--dns01', ':1', *MORE]) | 2: this argument of chall-test-srv",
        "run(['./bin/chall-test-srv'])\\nrun(('./bin/chall-test-srv', '-a')) | 3: a second list begins",
      })
  void a_command_of_chall_test_srv_that_is_not_understood_is_refused(String text, String refusal) {
    assertThat(refusals("SERVICES = []\n" + text + "\n"))
        .singleElement()
        .asString()
        .startsWith(refusal);
  }

  @Test
  void a_call_that_only_names_chall_test_srv_is_not_its_command() {
    StartServers servers =
        read(
            """
            SERVICES = []
            assert os.access('./bin/chall-test-srv', os.X_OK)
            run(['./bin/chall-test-srv', '--dns01', ':8053'])
            waitport(8055, 'chall-test-srv')
            """,
            Generation.PLAIN);
    assertThat(servers.challenges().orElseThrow().argv())
        .extracting(Word::text)
        .containsExactly("./bin/chall-test-srv", "--dns01", ":8053");
    assertThat(refused.sorted()).isEmpty();
  }
}
