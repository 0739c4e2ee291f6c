package io.boulderk8s.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import io.boulderk8s.fuzz.Pipeline.Outcome;
import io.boulderk8s.manifest.Manifests;
import io.boulderk8s.testkit.ApiServerExtension;
import io.boulderk8s.testkit.Splinters;
import io.boulderk8s.testkit.Stacks;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.ServiceAccount;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What we accept an API server accepts: the whole corpus, as it is and with changes at random. */
@ExtendWith(ApiServerExtension.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
final class AcceptedObjectsIT {
  private static final int CHANGES = 15;

  @Test
  void every_object_of_the_corpus_passes_a_dry_run(KubernetesClient client) {
    namespace(client);
    List<String> refusals = new ArrayList<>();
    for (ComposeCase files : ComposeCase.all()) {
      refusals.addAll(refusals(client, files));
    }

    assertThat(refusals).isEmpty();
  }

  @Test
  void so_do_the_objects_of_changed_files_that_we_accept(KubernetesClient client) {
    namespace(client);
    long seed = Long.getLong("property.seed", 20_261_121L);
    Splinters splinters = new Splinters(seed);
    List<String> refusals = new ArrayList<>();
    for (ComposeCase files : ComposeCase.all()) {
      for (int i = 0; i < CHANGES; i++) {
        String file = files.files().getFirst();
        String changed = splinters.tweak(files.texts().getOrDefault(file, ""));
        refusals(client, files.with(file, changed)).stream()
            .map(refusal -> refusal + "\n" + changed)
            .forEach(refusals::add);
      }
    }

    assertThat(refusals).as("seed %d", seed).isEmpty();
  }

  /** What must be there before a pod can be judged. */
  private static void namespace(KubernetesClient client) {
    Manifests manifests = Stacks.of(Pipeline.plan(ComposeCase.all().getFirst()));
    client.resource(manifests.namespace()).serverSideApply();
    manifests.foundation().stream()
        .filter(object -> object instanceof ServiceAccount)
        .forEach(account -> client.resource(account).serverSideApply());
  }

  private static List<String> refusals(KubernetesClient client, ComposeCase files) {
    List<String> refusals = new ArrayList<>();
    if (Pipeline.run(files) instanceof Outcome.Done done) {
      Manifests manifests = Stacks.of(done.plan());
      List<HasMetadata> objects = new ArrayList<>(manifests.stack().objects());
      objects.add(manifests.run(done.plan().runner(), "id"));
      for (HasMetadata object : objects) {
        try {
          client.resource(object).dryRun().fieldManager("boulder-k8s").serverSideApply();
        } catch (KubernetesClientException e) {
          refusals.add(files + ": " + e.getMessage());
        }
      }
    }
    return refusals;
  }
}
