package io.boulderk8s.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.boulderk8s.failure.BoulderK8sException;
import io.boulderk8s.manifest.Labels;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import java.io.OutputStream;
import java.io.PrintStream;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** The order of the steps of `logs`, without a cluster. */
@DisplayNameGeneration(ReplaceUnderscores.class)
final class ShowLogsTest {
  private static final PrintStream NOWHERE = new PrintStream(OutputStream.nullOutputStream());

  private final FakeStackView stack =
      new FakeStackView(pod("bredis-1", "bredis-1"), pod("boulder-tests", "boulder"));

  private static Pod pod(String name, String service) {
    return new PodBuilder()
        .withNewMetadata()
        .withName(name)
        .addToLabels(Labels.SERVICE, service)
        .endMetadata()
        .build();
  }

  private static ShowLogs logs(boolean follow, String... services) {
    return new ShowLogs(
        new ClusterRequest("kind", false, Optional.empty()), List.of(services), follow);
  }

  private void show(ShowLogs logs) {
    logs.in("boulder-test", () -> Optional.of(stack), NOWHERE);
  }

  private BoulderK8sException refused(ShowLogs logs, Optional<StackView> there) {
    return catchThrowableOfType(
        BoulderK8sException.class, () -> logs.in("boulder-test", () -> there, NOWHERE));
  }

  @Test
  void it_says_whose_the_stack_is_and_prints_all_services() {
    show(logs(false));
    assertThat(stack.steps())
        .containsExactly("note the owner", "pods", "print [bredis-1, boulder-tests]", "close");
  }

  @Test
  void only_the_services_that_are_named_by_their_names_or_their_pods_names() {
    show(logs(true, "boulder"));
    show(logs(false, "boulder-tests"));
    assertThat(stack.steps())
        .contains("print [boulder-tests] and follow", "print [boulder-tests]")
        .doesNotContain("print [bredis-1, boulder-tests]");
  }

  @Test
  void without_such_a_service_it_is_69_and_nothing_is_printed() {
    BoulderK8sException refused = refused(logs(false, "bmysql"), Optional.of(stack));
    assertThat(refused.kind().exitCode()).isEqualTo(69);
    assertThat(refused)
        .hasMessageContaining(
            "no service bmysql in stack boulder-test, which has: boulder-tests, bredis-1");
    assertThat(stack.steps()).containsExactly("note the owner", "pods", "close");
  }

  @Test
  void one_name_that_is_wrong_prints_nothing_of_the_others() {
    BoulderK8sException refused = refused(logs(false, "boulder", "bredis_l"), Optional.of(stack));
    assertThat(refused).hasMessageContaining("no service bredis_l in stack");
    assertThat(stack.steps()).containsExactly("note the owner", "pods", "close");
  }

  @Test
  void a_stack_without_pods_is_not_up_whichever_services_are_named() {
    FakeStackView empty = new FakeStackView();
    BoulderK8sException refused = refused(logs(false), Optional.of(empty));
    assertThat(refused.kind().exitCode()).isEqualTo(69);
    assertThat(refused)
        .hasMessage(
            "stack boulder-test: is not up: it has no services\n  -> `boulder-k8s up` starts them,"
                + " `boulder-k8s test` the tests, too");
    assertThat(refused(logs(false, "boulder"), Optional.of(empty)))
        .hasMessageContaining("is not up");
  }

  @Test
  void without_a_cluster_it_is_69() {
    BoulderK8sException refused = refused(logs(false), Optional.empty());
    assertThat(refused.kind().exitCode()).isEqualTo(69);
    assertThat(refused).hasMessageContaining("there is no cluster kind");
  }
}
