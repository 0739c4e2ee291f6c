package io.boulderk8s.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.boulderk8s.failure.BoulderK8sException;
import io.boulderk8s.testkit.FakeProcessRunner;
import io.boulderk8s.testkit.RecordingReporter;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
final class ExistingContextProviderTest {
  private static final String VIEW = "kubectl config view --raw --flatten --minify --context lab";
  private final FakeProcessRunner runner = new FakeProcessRunner();
  private final RecordingReporter reporter = new RecordingReporter();
  private final ExistingContextProvider provider =
      new ExistingContextProvider(new KubectlTool(runner, ""));

  @Test
  void the_handle_holds_that_context_only_and_the_hosts_paths() {
    runner.says(VIEW, "apiVersion: v1\n").says("kubectl --context lab", "ok");
    ClusterHandle handle = provider.ensure("lab", HostFolders.none(), reporter);
    assertThat(handle.kubeconfig()).isEqualTo("apiVersion: v1\n");
    assertThat(handle.nodes()).isEmpty();
    assertThat(handle.hostPath(Path.of("/a/b"))).isEqualTo("/a/b");
    assertThat(handle).hasToString("existing:lab[]");
    assertThat(reporter.notices())
        .singleElement()
        .asString()
        .contains("context lab", "enforces NetworkPolicies");
  }

  @Test
  void one_that_does_not_answer_is_refused_with_the_command_to_look_with() {
    runner.says(VIEW, "x").fails("kubectl --context lab", "dial tcp: connection refused\n");
    assertThatThrownBy(() -> provider.ensure("lab", HostFolders.none(), reporter))
        .hasMessageContaining("dial tcp: connection refused")
        .hasMessageContaining("kubectl --context lab");
  }

  @Test
  void one_that_kubectl_cannot_read_is_never_called_absent() {
    runner.fails(VIEW, "error: cannot locate context lab\n");
    assertThatThrownBy(() -> provider.find("lab"))
        .isInstanceOfSatisfying(
            BoulderK8sException.class,
            failure -> assertThat(failure.kind().exitCode()).isEqualTo(69))
        .hasMessageContaining("context lab: kubectl cannot read it: error: cannot locate context")
        .hasMessageContaining("kubectl config get-contexts");
  }

  @Test
  void one_whose_server_cannot_be_reached_is_told_at_once_with_kubectls_reason() {
    String refused = "The connection to the server 127.0.0.1:1 was refused";
    runner.says(VIEW, "x").fails("kubectl --context lab --request-timeout=20s get", refused);
    assertThatThrownBy(() -> provider.find("lab"))
        .hasMessageContaining("its API server does not answer: " + refused);
  }

  @Test
  void one_that_answers_is_found_also_when_it_is_not_ready() {
    runner
        .says(VIEW, "x")
        .says("kubectl --context lab --request-timeout=20s get --raw=/version", "{}");
    assertThat(provider.find("lab")).isPresent();
  }

  @Test
  void it_is_never_deleted() {
    provider.delete("lab", reporter);
    assertThat(runner.lines()).isEmpty();
    assertThat(reporter.notices()).singleElement().asString().contains("does not delete it");
  }
}
