package io.boulderk8s.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
  void it_is_never_deleted() {
    provider.delete("lab", reporter);
    assertThat(runner.lines()).isEmpty();
    assertThat(reporter.notices()).singleElement().asString().contains("does not delete it");
  }
}
