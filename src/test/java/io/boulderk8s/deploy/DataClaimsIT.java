package io.boulderk8s.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.boulderk8s.failure.BoulderK8sException;
import io.boulderk8s.kube.Applier;
import io.boulderk8s.testkit.ApiServerExtension;
import io.boulderk8s.testkit.ApiStack;
import io.boulderk8s.testkit.Projects;
import io.boulderk8s.testkit.Splits;
import io.boulderk8s.testkit.Stacks;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.api.model.storage.StorageClass;
import io.fabric8.kubernetes.api.model.storage.StorageClassBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(ApiServerExtension.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
final class DataClaimsIT {
  private KubernetesClient client;
  private DataClaims claims;

  @BeforeEach
  void a_stack(KubernetesClient api) {
    client = api;
    claims =
        new DataClaims(
            api, ApiStack.fresh(api, Projects.database("[db]", "").project()).namespace());
  }

  private void made(String generation) {
    var plan = Splits.small();
    List<HasMetadata> objects =
        Stacks.of(plan.plan()).split(plan).backing(plan.backing().getFirst());
    DataClaims.mark(objects, generation);
    objects.stream()
        .filter(PersistentVolumeClaim.class::isInstance)
        .forEach(
            claim -> {
              claim.getMetadata().setNamespace(claims.namespace());
              new Applier(client, StackNamespace.FIELD_MANAGER).apply(claim);
            });
  }

  /** A controller that is not here does so as soon as no pod uses it. */
  private void unprotect(String claim) {
    client
        .persistentVolumeClaims()
        .inNamespace(claims.namespace())
        .withName(claim)
        .edit(
            made -> {
              made.getMetadata().setFinalizers(List.of());
              return made;
            });
  }

  @Test
  void data_of_another_generation_is_stale_until_it_is_removed() {
    made("one");
    assertThat(claims.stale("one")).isEmpty();
    assertThat(claims.stale("two")).containsExactly("db-data");

    unprotect("db-data");
    claims.remove();

    assertThat(claims.stale("two")).isEmpty();
  }

  @Test
  void data_that_somebody_else_uses_is_named() {
    made("one");

    assertThatExceptionOfType(BoulderK8sException.class)
        .isThrownBy(() -> claims.remove(Duration.ofSeconds(1)))
        .withMessageContaining("another pod uses them: db-data");
  }

  @Test
  void a_cluster_that_provides_no_volumes_is_refused_with_what_to_do() {
    assertThatExceptionOfType(BoulderK8sException.class)
        .isThrownBy(claims::refuseWithoutStorage)
        .withMessageContaining("no default StorageClass");
    StorageClass standard =
        new StorageClassBuilder()
            .withNewMetadata()
            .withName("standard")
            .addToAnnotations("storageclass.kubernetes.io/is-default-class", "true")
            .endMetadata()
            .withProvisioner("nobody")
            .build();
    client.resource(standard).create();
    try {
      claims.refuseWithoutStorage();
    } finally {
      client.resource(standard).delete();
    }
  }
}
