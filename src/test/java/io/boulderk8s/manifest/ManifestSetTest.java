package io.boulderk8s.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import io.boulderk8s.plan.Plan;
import io.boulderk8s.testkit.Plans;
import io.boulderk8s.testkit.Stacks;
import io.fabric8.kubernetes.api.model.HasMetadata;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
final class ManifestSetTest {
  private final Plan plan = Plans.planOfWeb("", "");

  private static List<String> kinds(ManifestSet set) {
    return set.objects().stream().map(HasMetadata::getKind).distinct().toList();
  }

  @Test
  void what_others_need_is_in_an_earlier_wave() {
    ManifestSet stack = Stacks.of(plan).stack();
    assertThat(stack.waves())
        .extracting(ManifestSet.Wave::name)
        .containsExactly("namespace", "foundation", "dependencies");
    assertThat(kinds(stack))
        .containsExactly(
            "Namespace", "ServiceAccount", "Role", "RoleBinding", "NetworkPolicy", "Pod");
  }

  @Test
  void runs_come_after_all_that_stands() {
    ManifestSet all = Stacks.of(plan).everything(plan.runner());
    assertThat(all.waves())
        .extracting(ManifestSet.Wave::name)
        .containsExactly("namespace", "foundation", "dependencies", "setup", "run");
    assertThat(all.objects().getLast().getMetadata().getName()).isEqualTo(plan.runner().name());
  }
}
