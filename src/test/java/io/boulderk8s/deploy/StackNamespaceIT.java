package io.boulderk8s.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.boulderk8s.concurrent.Parallel;
import io.boulderk8s.failure.BoulderK8sException;
import io.boulderk8s.failure.FailureKind;
import io.boulderk8s.manifest.Labels;
import io.boulderk8s.ownership.OwnerCheck;
import io.boulderk8s.testkit.ApiServerExtension;
import io.boulderk8s.testkit.ApiStack;
import io.boulderk8s.testkit.Projects;
import io.boulderk8s.testkit.RecordingReporter;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import io.fabric8.kubernetes.api.model.Namespace;
import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(ApiServerExtension.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
final class StackNamespaceIT {
  @Test
  void a_claimed_namespace_names_its_owner_and_has_what_pods_need(KubernetesClient client) {
    ApiStack stack = ApiStack.claimed(client, "claimed", Projects.runner().project());
    assertThat(namespace(client, "claimed").getMetadata().getAnnotations())
        .containsEntry(Labels.CHECKOUT, "/project")
        .containsEntry(Labels.INSTALLATION, "one");
    assertThat(client.configMaps().inNamespace("claimed").withName("kube-root-ca.crt").get())
        .isNotNull();
    assertThat(client.serviceAccounts().inNamespace("claimed").withName("boulder-k8s-agent").get())
        .isNotNull();
    // claiming again is what every `up` does
    claim(client, stack, ApiStack.OWNER);
  }

  @Test
  void a_namespace_that_is_not_ours_is_refused_and_left_alone(KubernetesClient client) {
    Namespace foreign =
        new NamespaceBuilder().withNewMetadata().withName("foreign").endMetadata().build();
    client.resource(foreign).create();
    BoulderK8sException refused =
        catchThrowableOfType(
            BoulderK8sException.class,
            () -> ApiStack.claimed(client, "foreign", Projects.runner().project()));
    assertThat(refused.kind()).isEqualTo(FailureKind.BUSY);
    assertThat(refused)
        .hasMessageContainingAll(
            "namespace foreign", "it was not made by boulder-k8s", "--stack NAME");
    assertThat(namespace(client, "foreign").getMetadata().getAnnotations()).isNullOrEmpty();
  }

  @Test
  void the_namespace_of_another_checkout_is_refused(KubernetesClient client) {
    ApiStack stack = ApiStack.claimed(client, "theirs", Projects.runner().project());
    BoulderK8sException refused =
        catchThrowableOfType(
            BoulderK8sException.class, () -> claim(client, stack, ApiStack.owner("one", "/other")));
    assertThat(refused.kind()).isEqualTo(FailureKind.BUSY);
    assertThat(refused).hasMessageContaining("it belongs to the checkout /project");
  }

  @Test
  void a_deletion_under_way_is_awaited_and_the_name_is_free_then(KubernetesClient client)
      throws Exception {
    ApiStack stack = ApiStack.claimed(client, "ending", Projects.runner().project());
    var holder =
        client.resource(
            new ConfigMapBuilder()
                .withNewMetadata()
                .withName("holder")
                .withNamespace("ending")
                .withFinalizers("boulder-k8s.io/test")
                .endMetadata()
                .build());
    holder.create();
    client.namespaces().withName("ending").delete();
    CompletableFuture<Void> waiting =
        CompletableFuture.runAsync(() -> new StackNamespace(client).awaitDeletion("ending"));
    assertThat(namespace(client, "ending").getMetadata().getDeletionTimestamp()).isNotNull();
    assertThat(waiting).isNotDone();

    holder.edit(
        map -> {
          map.getMetadata().setFinalizers(List.of());
          return map;
        });
    waiting.get(60, TimeUnit.SECONDS);
    assertThat(client.namespaces().withName("ending").get()).isNull();
    claim(client, stack, ApiStack.owner("one", "/other"));
  }

  @Test
  void the_same_path_of_another_installation_is_another_owner(KubernetesClient client) {
    ApiStack stack = ApiStack.claimed(client, "shared", Projects.runner().project());
    BoulderK8sException refused =
        catchThrowableOfType(
            BoulderK8sException.class,
            () -> claim(client, stack, ApiStack.owner("two", "/project")));
    assertThat(refused.kind()).isEqualTo(FailureKind.BUSY);
    assertThat(refused)
        .hasMessageContaining(
            "it belongs to the checkout /project of another installation of boulder-k8s, one");
    assertThat(namespace(client, "shared").getMetadata().getAnnotations())
        .containsEntry(Labels.INSTALLATION, "one");
  }

  @Test
  void of_many_that_claim_a_name_at_once_one_has_it(KubernetesClient client) {
    Queue<String> claimed = new ConcurrentLinkedQueue<>();
    Parallel.forEach(
        List.of("a", "b", "c", "d", "e", "f"),
        installation -> {
          try {
            new StackNamespace(client)
                .claim(
                    new NamespaceBuilder()
                        .withNewMetadata()
                        .withName("contended")
                        .addToLabels(Labels.MANAGED_BY, Labels.TOOL)
                        .endMetadata()
                        .build(),
                    ApiStack.owner(installation, "/project"),
                    "test",
                    new RecordingReporter());
            claimed.add(installation);
          } catch (BoulderK8sException e) {
            assertThat(e.kind()).isEqualTo(FailureKind.BUSY);
          }
        });
    assertThat(claimed).hasSize(1);
    assertThat(namespace(client, "contended").getMetadata().getAnnotations())
        .containsEntry(Labels.INSTALLATION, claimed.peek());
  }

  @Test
  void what_an_older_version_made_is_taken_over_on_one_machine_only(KubernetesClient client) {
    ApiStack stack = ApiStack.claimed(client, "older", Projects.runner().project());
    client
        .namespaces()
        .withName("older")
        .edit(
            namespace -> {
              namespace.getMetadata().getAnnotations().remove(Labels.INSTALLATION);
              return namespace;
            });
    BoulderK8sException refused =
        catchThrowableOfType(BoulderK8sException.class, () -> claim(client, stack, ApiStack.OWNER));
    assertThat(refused).hasMessageContaining("of an older version that did not write whose it is");
    RecordingReporter reporter = new RecordingReporter();
    new StackNamespace(client)
        .claim(
            stack.manifests().namespace(),
            new OwnerCheck(ApiStack.OWNER.self(), true),
            stack.manifests().foundation(),
            reporter);
    assertThat(reporter.notices()).singleElement().asString().contains("taking it over");
    claim(client, stack, ApiStack.OWNER);
  }

  private static void claim(KubernetesClient client, ApiStack stack, OwnerCheck owner) {
    new StackNamespace(client)
        .claim(
            stack.manifests().namespace(),
            owner,
            stack.manifests().foundation(),
            new RecordingReporter());
  }

  private static Namespace namespace(KubernetesClient client, String name) {
    return client.namespaces().withName(name).require();
  }
}
