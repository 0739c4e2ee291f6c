package io.boulderk8s.key;

import static org.assertj.core.api.Assertions.assertThat;

import io.boulderk8s.compose.ComposeText;
import io.boulderk8s.testkit.Stacks;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** `security_opt`. */
@DisplayNameGeneration(ReplaceUnderscores.class)
final class SecurityOptTest {
  @ParameterizedTest
  @CsvSource({"no-new-privileges", "no-new-privileges:true", "no-new-privileges=true"})
  void no_new_privileges_is_no_privilege_escalation(String option) {
    assertThat(
            Stacks.main(Stacks.web("security_opt: [\"" + option + "\"]"))
                .getSecurityContext()
                .getAllowPrivilegeEscalation())
        .isFalse();
  }

  @Test
  void unconfined_profiles() {
    var context =
        Stacks.main(Stacks.web("security_opt: [\"seccomp:unconfined\", \"apparmor=unconfined\"]"))
            .getSecurityContext();

    assertThat(context.getSeccompProfile().getType()).isEqualTo("Unconfined");
    assertThat(context.getAppArmorProfile().getType()).isEqualTo("Unconfined");
  }

  @Test
  void what_is_the_case_anyway_says_nothing() {
    assertThat(
            Stacks.main(Stacks.web("security_opt: [\"no-new-privileges:false\", seccomp=builtin]"))
                .getSecurityContext())
        .isNull();
  }

  @ParameterizedTest
  @CsvSource({"seccomp:./profile.json", "label:type:x", "apparmor:mine", "systempaths=unconfined"})
  void settings_of_the_node_are_refused(String option) {
    assertThat(ComposeText.service("security_opt: [\"" + option + "\"]").complaints())
        .singleElement()
        .asString()
        .startsWith("compose.yml:4:20: the security option `" + option + "` is not supported");
  }
}
