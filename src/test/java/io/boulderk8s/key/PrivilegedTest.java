package io.boulderk8s.key;

import static org.assertj.core.api.Assertions.assertThat;

import io.boulderk8s.compose.ComposeText;
import io.boulderk8s.testkit.Stacks;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** `privileged`. */
@DisplayNameGeneration(ReplaceUnderscores.class)
final class PrivilegedTest {
  @Test
  void the_container_is_privileged() {
    assertThat(Stacks.main(Stacks.web("privileged: true")).getSecurityContext().getPrivileged())
        .isTrue();
    assertThat(Stacks.main(Stacks.web("privileged: false")).getSecurityContext()).isNull();
  }

  @Test
  void kubernetes_refuses_it_with_no_new_privileges_and_so_do_we() {
    assertThat(
            ComposeText.service("privileged: true\nsecurity_opt: [no-new-privileges]").complaints())
        .containsExactly(
            "compose.yml:5:5: Kubernetes refuses `no-new-privileges` together with `privileged`");
  }
}
