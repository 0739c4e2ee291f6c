package io.boulderk8s.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import io.boulderk8s.deploy.Revision.Serves;
import io.boulderk8s.testkit.ApiServerExtension;
import io.boulderk8s.testkit.Revisioned;
import io.boulderk8s.testkit.Splits;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Revisions as an API server keeps them. */
@ExtendWith(ApiServerExtension.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
final class RevisionsIT {
  private static List<HasMetadata> programs(String image) {
    return Revisioned.objects(Splits.small(), image);
  }

  private static Revisions in(KubernetesClient client, String namespace) {
    client
        .resource(
            new NamespaceBuilder().withNewMetadata().withName(namespace).endMetadata().build())
        .create();
    return new Revisions(client, namespace);
  }

  @Test
  void what_was_kept_comes_back_as_it_was(KubernetesClient client) {
    Revisions revisions = in(client, "kept");
    assertThat(revisions.all()).isEmpty();
    assertThat(revisions.rolledOut(programs("programs:1"))).isEqualTo(1);
    Revision kept = revisions.all().getFirst();
    assertThat(kept.objects()).isEqualTo(programs("programs:1"));
    assertThat(kept.serves()).isEqualTo(Serves.ROLLED_OUT);
    assertThat(kept.made()).isNotEmpty();
  }

  @Test
  void the_same_objects_are_no_new_revision_and_one_serves(KubernetesClient client) {
    Revisions revisions = in(client, "numbers");
    assertThat(revisions.rolledOut(programs("programs:1"))).isEqualTo(1);
    assertThat(revisions.rolledOut(programs("programs:1"))).isEqualTo(1);
    assertThat(revisions.rolledOut(programs("programs:2"))).isEqualTo(2);
    revisions.serve(1, Serves.ROLLED_BACK);
    assertThat(revisions.all())
        .extracting(Revision::serves)
        .containsExactly(Serves.ROLLED_BACK, Serves.NO);
    assertThat(revisions.rolledOut(programs("programs:1"))).isEqualTo(3);
    assertThat(revisions.all())
        .as("what is rolled out again is the newest, and not there twice")
        .extracting(Revision::number)
        .containsExactly(2, 3);
  }

  @Test
  void ten_are_kept(KubernetesClient client) {
    Revisions revisions = in(client, "many");
    for (int i = 1; i <= 12; i++) {
      revisions.rolledOut(programs("programs:" + i));
    }
    assertThat(revisions.all()).extracting(Revision::number).hasSize(10).startsWith(3).endsWith(12);
  }
}
