package io.boulderk8s.ownership;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.boulderk8s.failure.BoulderK8sException;
import io.boulderk8s.failure.FailureKind;
import io.boulderk8s.manifest.Labels;
import io.fabric8.kubernetes.api.model.Namespace;
import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
final class OwnerCheckTest {
  private static final StackOwner SELF = StackOwner.of(new Installation("one"), Path.of("/w/a"));
  private static final OwnerCheck HERE = new OwnerCheck(SELF, true);
  private static final OwnerCheck ELSEWHERE = new OwnerCheck(SELF, false);

  @Test
  void what_this_checkout_of_this_installation_made_is_its_own() {
    assertThat(HERE.of(managed(SELF.annotations()))).isEqualTo(new Ownership.Own());
    assertThat(ELSEWHERE.of(managed(SELF.annotations()))).isEqualTo(new Ownership.Own());
  }

  @Test
  void another_worktree_of_the_same_name_is_somebody_else() {
    Namespace there = managed(owner("one", "/w/b"));
    assertThat(HERE.of(there)).isEqualTo(new Ownership.Foreign("the checkout /w/b", true));
  }

  @Test
  void so_is_another_installation_with_a_checkout_at_the_same_path() {
    Namespace there = managed(owner("two", "/w/a"));
    assertThat(HERE.of(there))
        .isEqualTo(
            new Ownership.Foreign(
                "the checkout /w/a of another installation of boulder-k8s, two", false));
  }

  @Test
  void an_older_version_s_of_the_same_path_is_adopted_on_this_machine_s_cluster_alone() {
    Namespace there = managed(Map.of(Labels.CHECKOUT, "/w/a"));
    assertThat(HERE.of(there)).isEqualTo(new Ownership.Adoptable());
    assertThat(ELSEWHERE.of(there)).isInstanceOf(Ownership.Foreign.class);
    assertThat(HERE.of(managed(Map.of(Labels.CHECKOUT, "/w/b"))))
        .isInstanceOf(Ownership.Foreign.class);
    // what older versions made beside a stack names nobody
    assertThat(HERE.of(managed(Map.of()))).isEqualTo(new Ownership.Adoptable());
    assertThat(ELSEWHERE.of(managed(Map.of()))).isInstanceOf(Ownership.Foreign.class);
  }

  @Test
  void a_namespace_that_boulder_k8s_did_not_make_is_not_even_adopted() {
    Namespace there =
        new NamespaceBuilder().withNewMetadata().withName("theirs").endMetadata().build();
    assertThat(HERE.of(there)).isEqualTo(new Ownership.Unmanaged());
    BoulderK8sException refused =
        catchThrowableOfType(
            BoulderK8sException.class, () -> HERE.orRefuse("theirs", there, "use another"));
    assertThat(refused.kind()).isEqualTo(FailureKind.BUSY);
    assertThat(refused)
        .hasMessage("namespace theirs: it was not made by boulder-k8s\n  -> use another");
  }

  @Test
  void a_free_name_and_one_that_is_about_to_be_free_are_nobody_s() {
    Namespace ending = managed(owner("two", "/w/b"));
    ending.getMetadata().setDeletionTimestamp("2026-01-01T00:00:00Z");
    assertThat(HERE.of(null)).isEqualTo(new Ownership.Absent());
    assertThat(HERE.of(ending)).isEqualTo(new Ownership.Absent());
  }

  private static Map<String, String> owner(String installation, String checkout) {
    return StackOwner.of(new Installation(installation), Path.of(checkout)).annotations();
  }

  private static Namespace managed(Map<String, String> annotations) {
    return new NamespaceBuilder()
        .withNewMetadata()
        .withName("stack")
        .addToLabels(Labels.MANAGED_BY, Labels.TOOL)
        .withAnnotations(annotations)
        .endMetadata()
        .build();
  }
}
