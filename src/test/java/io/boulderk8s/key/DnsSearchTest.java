package io.boulderk8s.key;

import static org.assertj.core.api.Assertions.assertThat;

import io.boulderk8s.compose.ComposeText;
import io.boulderk8s.testkit.Stacks;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** `dns_search` and `dns_opt`. */
@DisplayNameGeneration(ReplaceUnderscores.class)
final class DnsSearchTest {
  private static List<String> options(String keys) {
    return Stacks.web(keys).getSpec().getDnsConfig().getOptions().stream()
        .map(
            option -> option.getName() + (option.getValue() == null ? "" : ":" + option.getValue()))
        .toList();
  }

  @Test
  void the_search_list_is_the_files_and_the_nameserver_stays_the_pods_own() {
    var config = Stacks.web("dns_search: [a.example, b.example]").getSpec().getDnsConfig();

    assertThat(config.getSearches()).containsExactly("a.example", "b.example");
    assertThat(config.getNameservers()).containsExactly("127.0.0.11");
  }

  @Test
  void a_single_dot_is_no_search_list() {
    assertThat(Stacks.web("dns_search: .").getSpec().getDnsConfig().getSearches()).isEmpty();
  }

  @Test
  void options_stand_beside_dockers_ndots_or_replace_it() {
    assertThat(options("")).containsExactly("ndots:0");
    assertThat(options("dns_opt: [use-vc, \"timeout:2\"]"))
        .containsExactly("ndots:0", "use-vc", "timeout:2");
    assertThat(options("dns_opt: [\"ndots:2\"]")).containsExactly("ndots:2");
  }

  @Test
  void what_is_none_is_an_error_where_it_stands() {
    assertThat(
            ComposeText.service("dns_search: [a.example, \"b c\"]\ndns_opt: [\"a b\"]")
                .complaints())
        .containsExactly(
            "compose.yml:4:29: \"b c\" is no domain",
            "compose.yml:5:15: \"a b\" is no resolver option");
  }
}
