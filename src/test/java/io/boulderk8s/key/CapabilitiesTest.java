package io.boulderk8s.key;

import static org.assertj.core.api.Assertions.assertThat;

import io.boulderk8s.compose.ComposeText;
import io.boulderk8s.testkit.Stacks;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** `cap_add` and `cap_drop`. */
@DisplayNameGeneration(ReplaceUnderscores.class)
final class CapabilitiesTest {
  @Test
  void names_lose_their_prefix_and_get_upper_case() {
    var context =
        Stacks.main(Stacks.web("cap_add: [cap_net_admin, SYS_TIME]\ncap_drop: [ALL]"))
            .getSecurityContext();

    assertThat(context.getCapabilities().getAdd()).containsExactly("NET_ADMIN", "SYS_TIME");
    assertThat(context.getCapabilities().getDrop()).containsExactly("ALL");
  }

  @Test
  void a_container_that_says_nothing_has_containerds_which_are_dockers() {
    assertThat(Stacks.main(Stacks.web("")).getSecurityContext()).isNull();
  }

  @Test
  void a_name_that_linux_does_not_know_is_an_error_where_it_stands() {
    assertThat(ComposeText.service("cap_add: [NET_ADMIN, FLY]").complaints())
        .containsExactly("compose.yml:4:26: `FLY` is no capability of Linux");
  }

  /** Docker adds last, containerd drops last. */
  @Test
  void one_that_is_added_and_dropped_is_an_error() {
    assertThat(ComposeText.service("cap_add: [KILL]\ncap_drop: [CAP_KILL]").complaints())
        .containsExactly("compose.yml:5:5: `KILL` is added and dropped");
  }
}
