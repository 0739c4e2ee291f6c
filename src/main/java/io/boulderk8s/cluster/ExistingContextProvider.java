package io.boulderk8s.cluster;

import io.boulderk8s.failure.BoulderK8sException;
import io.boulderk8s.failure.FailureKind;
import io.boulderk8s.process.ProcessFailedException;
import io.boulderk8s.process.ProcessResult;
import io.boulderk8s.report.Reporter;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Provides a cluster that somebody else made, by a context of a kubeconfig that the user named.
 * boulder-k8s never creates, changes or deletes it; its nodes must see the checkout under the same
 * path and pull images themselves.
 */
public final class ExistingContextProvider implements ClusterProvider {
  public static final String NAME = "existing";

  private final KubectlTool kubectl;

  public ExistingContextProvider(KubectlTool kubectl) {
    this.kubectl = kubectl;
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public ClusterHandle ensure(String context, HostFolders folders, Reporter reporter) {
    ClusterHandle handle = handle(context);
    refuseUnanswered(kubectl.ready(context), context);
    reporter.notice(UncheckedNetwork.notice("context " + context));
    return handle;
  }

  @Override
  public Optional<ClusterHandle> find(String context) {
    ClusterHandle handle = handle(context);
    // our client would try for long, and cannot say where
    refuseUnanswered(kubectl.reached(context), context);
    return Optional.of(handle);
  }

  /** Whatever kubectl cannot read, the cluster may be there: it is never called absent. */
  private ClusterHandle handle(String context) {
    ProcessResult view = kubectl.view(context);
    if (!view.succeeded()) {
      throw BoulderK8sException.of(
          FailureKind.UNAVAILABLE,
          "context " + context,
          "kubectl cannot read it: " + view.stderr().strip(),
          "`kubectl config get-contexts` lists those of your kubeconfig, which KUBECONFIG names");
    }
    return new ClusterHandle(NAME, context, view.stdout(), List.of(), "");
  }

  private static void refuseUnanswered(ProcessResult asked, String context) {
    if (!asked.succeeded()) {
      throw BoulderK8sException.of(
          FailureKind.UNAVAILABLE,
          "context " + context,
          "its API server does not answer: " + asked.stderr().strip(),
          "check it with `" + asked.command() + "`");
    }
  }

  @Override
  public void delete(String context, Reporter reporter) {
    reporter.notice(
        "context " + context + " is an existing cluster: boulder-k8s does not delete it");
  }

  @Override
  public Path collectLogs(String context, Path folder) {
    ProcessResult dumped = kubectl.dump(context, folder);
    if (!dumped.succeeded()) {
      throw new ProcessFailedException(dumped);
    }
    return folder;
  }
}
