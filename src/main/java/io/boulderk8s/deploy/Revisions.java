package io.boulderk8s.deploy;

import io.boulderk8s.deploy.Revision.Serves;
import io.boulderk8s.kube.Inventory;
import io.boulderk8s.manifest.PodRole;
import io.boulderk8s.manifest.RevisionObject;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.KubernetesList;
import io.fabric8.kubernetes.api.model.apps.ControllerRevision;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Keeps the revisions of a stack's services in its namespace, each as a ControllerRevision: an
 * object that Kubernetes has for that, whose data cannot be changed.
 */
public record Revisions(KubernetesClient client, String namespace) {
  /** More are not kept. */
  private static final int KEPT = 10;

  /** Says that it serves (annotation), as a word of {@link Serves}. */
  private static final String SERVES = "boulder-k8s.io/serves";

  /** Lists them, the oldest first. */
  public List<Revision> all() {
    return kept().stream()
        .map(
            kept ->
                new Revision(
                    Math.toIntExact(kept.getRevision()),
                    kept.getMetadata().getCreationTimestamp(),
                    serves(kept),
                    objects(kept)))
        .toList();
  }

  /** Returns what there is now, ready or not, as a revision without a number. */
  public Revision now() {
    Map<String, String> labels = PodRole.SERVICE.ours();
    return Revision.of(
        new Inventory(
                client,
                namespace,
                List.of(
                    new Inventory.Kind<>(Deployment.class, labels),
                    new Inventory.Kind<>(StatefulSet.class, labels)))
            .objects());
  }

  private List<ControllerRevision> kept() {
    return client
        .resources(ControllerRevision.class)
        .inNamespace(namespace)
        .withLabels(RevisionObject.LABELS)
        .list()
        .getItems()
        .stream()
        .sorted(Comparator.comparing(ControllerRevision::getRevision))
        .toList();
  }

  /**
   * Notes that these objects serve. They are a new revision unless they are those of the newest; an
   * older one with the same services goes.
   *
   * @return its number
   */
  public int rolledOut(List<HasMetadata> objects) {
    List<Revision> before = all();
    Map<String, String> states = Revision.of(objects).states();
    if (!before.isEmpty() && before.getLast().states().equals(states)) {
      serve(before.getLast().number(), Serves.ROLLED_OUT);
      return before.getLast().number();
    }
    int number = before.isEmpty() ? 1 : before.getLast().number() + 1;
    client.resource(RevisionObject.of(namespace, number, objects)).create();
    serve(number, Serves.ROLLED_OUT);
    List<Revision> others =
        before.stream().filter(revision -> !revision.states().equals(states)).toList();
    before.stream().filter(revision -> !others.contains(revision)).forEach(this::delete);
    others.stream().limit(Math.max(0, others.size() + 1 - KEPT)).forEach(this::delete);
    return number;
  }

  private void delete(Revision revision) {
    client.resource(RevisionObject.of(namespace, revision.number(), List.of())).delete();
  }

  /** Notes that a revision serves, and no other. */
  public void serve(int number, Serves how) {
    for (ControllerRevision kept : kept()) {
      Serves wanted = kept.getRevision() == number ? how : Serves.NO;
      if (serves(kept) != wanted) {
        client
            .resource(kept)
            .edit(
                there -> {
                  there.getMetadata().setAnnotations(new HashMap<>(annotations(there)));
                  there.getMetadata().getAnnotations().put(SERVES, wanted.name());
                  return there;
                });
      }
    }
  }

  private List<HasMetadata> objects(ControllerRevision kept) {
    KubernetesList list =
        client
            .getKubernetesSerialization()
            .convertValue(Objects.requireNonNull(kept.getData()), KubernetesList.class);
    return list.getItems();
  }

  private static Serves serves(ControllerRevision kept) {
    String word = annotations(kept).getOrDefault(SERVES, "");
    return List.of(Serves.values()).stream()
        .filter(serves -> serves.name().equals(word))
        .findFirst()
        .orElse(Serves.NO);
  }

  private static Map<String, String> annotations(HasMetadata object) {
    return Objects.requireNonNullElse(object.getMetadata().getAnnotations(), Map.of());
  }
}
