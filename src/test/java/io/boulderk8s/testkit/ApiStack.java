package io.boulderk8s.testkit;

import io.boulderk8s.boulder.HarnessReader;
import io.boulderk8s.compose.ComposeProject;
import io.boulderk8s.deploy.StackNamespace;
import io.boulderk8s.manifest.Manifests;
import io.boulderk8s.manifest.StackSite;
import io.boulderk8s.ownership.Installation;
import io.boulderk8s.ownership.OwnerCheck;
import io.boulderk8s.ownership.StackOwner;
import io.boulderk8s.plan.Plan;
import io.boulderk8s.plan.Planner;
import io.boulderk8s.plan.Workload;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

/**
 * A project in a namespace of its own on a test's API server. It is not removed: the server ends
 * with the tests.
 */
public record ApiStack(KubernetesClient client, String namespace, Plan plan, Manifests manifests) {
  public static final OwnerCheck OWNER = owner("one", "/project");

  /** Somebody who works with a checkout, on a cluster of many machines. */
  public static OwnerCheck owner(String installation, String checkout) {
    return new OwnerCheck(StackOwner.of(new Installation(installation), Path.of(checkout)), false);
  }

  public static ApiStack claimed(
      KubernetesClient client, String namespace, ComposeProject project) {
    Plan plan =
        new Planner(new HarnessReader().read(), new FakeImages(FakeImages.NGINX)).plan(project);
    Manifests manifests = new Manifests(plan, new StackSite(namespace, "agent:1", "/host"));
    new StackNamespace(client)
        .claim(manifests.namespace(), OWNER, manifests.foundation(), new RecordingReporter());
    return new ApiStack(client, namespace, plan, manifests);
  }

  /** In a namespace that no other test has. */
  public static ApiStack fresh(KubernetesClient client, ComposeProject project) {
    return claimed(client, "test-" + UUID.randomUUID(), project);
  }

  public Workload workload(String service) {
    return plan.workloads().stream()
        .filter(workload -> workload.service().equals(service))
        .findFirst()
        .orElseThrow();
  }

  public Pod pod(String service) {
    return manifests.dependency(workload(service));
  }

  public List<String> podNames() {
    return client.pods().inNamespace(namespace).list().getItems().stream()
        .map(pod -> pod.getMetadata().getName())
        .sorted()
        .toList();
  }

  public String uid(String pod) {
    return Objects.requireNonNull(
            client.pods().inNamespace(namespace).withName(pod).get(), "no pod " + pod)
        .getMetadata()
        .getUid();
  }
}
