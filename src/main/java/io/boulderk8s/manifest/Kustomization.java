package io.boulderk8s.manifest;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.LabelSelectorRequirement;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.Volume;
import java.util.List;
import java.util.stream.IntStream;

/** Writes the texts of kustomization.yaml. */
final class Kustomization {
  private static final String HEAD =
      "apiVersion: kustomize.config.k8s.io/v1beta1\nkind: Kustomization\n";

  private Kustomization() {}

  /** Lists these resources unchanged. */
  static String of(List<String> resources) {
    return HEAD + resources(resources);
  }

  /**
   * Puts the same resources into another namespace. The directories of named volumes change with
   * it.
   *
   * @param objects the content of the resources
   */
  static String of(
      String comment,
      List<String> resources,
      String namespace,
      StackSite site,
      List<? extends HasMetadata> objects) {
    return of(comment, resources, namespace, site, objects, "");
  }

  /**
   * Does the same for a stack whose services are split.
   *
   * @see ServicePolicies
   */
  static String ofSplit(
      String comment,
      List<String> resources,
      String namespace,
      StackSite site,
      List<? extends HasMetadata> objects) {
    return of(
        comment,
        resources,
        namespace,
        site,
        objects,
        objects.stream()
            .filter(NetworkPolicies::isOfNetwork)
            .map(Kustomization::withoutSplit)
            .reduce("", String::concat));
  }

  private static String withoutSplit(HasMetadata policy) {
    return """
        - target:
            kind: NetworkPolicy
            name: %s
          patch: |-
            - op: add
              path: /spec/podSelector/matchExpressions
              value: [%s]
            - op: add
              path: /spec/ingress/0/from/0/podSelector/matchExpressions
              value: [%s]
        """
        .formatted(
            quoted(policy.getMetadata().getName()),
            requirement(ServicePolicies.OTHERS),
            requirement(ServicePolicies.NO_SERVICE));
  }

  private static String requirement(LabelSelectorRequirement wanted) {
    return "{key: %s, operator: %s, values: [%s]}"
        .formatted(
            quoted(wanted.getKey()), wanted.getOperator(), String.join(", ", wanted.getValues()));
  }

  private static String of(
      String comment,
      List<String> resources,
      String namespace,
      StackSite site,
      List<? extends HasMetadata> objects,
      String more) {
    String patches =
        more
            + objects.stream()
                .filter(object -> object instanceof Pod && !namespace.equals(site.namespace()))
                .map(object -> patch((Pod) object, site, namespace))
                .reduce("", String::concat);
    return comment
        + "\n"
        + HEAD
        + "namespace: "
        + quoted(namespace)
        + "\n"
        + resources(resources)
        + (patches.isEmpty() ? "" : "patches:\n" + patches);
  }

  private static String resources(List<String> resources) {
    return "resources:\n" + resources.stream().map(r -> "- " + r + "\n").reduce("", String::concat);
  }

  private static String patch(Pod pod, StackSite site, String namespace) {
    List<Volume> volumes = pod.getSpec().getVolumes();
    String moves =
        IntStream.range(0, volumes.size())
            .filter(i -> isNamed(volumes.get(i), site))
            .mapToObj(i -> move(i, volumes.get(i), site, namespace))
            .reduce("", String::concat);
    return moves.isEmpty()
        ? ""
        : "- target:\n    kind: Pod\n    name: %s\n  patch: |-\n%s"
            .formatted(quoted(pod.getMetadata().getName()), moves);
  }

  private static String move(int index, Volume volume, StackSite site, String namespace) {
    String path =
        volume.getHostPath().getPath().replace("/" + site.namespace() + "/", "/" + namespace + "/");
    return """
            - op: replace
              path: /spec/volumes/%d/hostPath/path
              value: %s
        """
        .formatted(index, quoted(path));
  }

  /** Quotes a text: a number or a `: ` in it must stay text. */
  private static String quoted(String text) {
    return '"' + String.valueOf(JsonStringEncoder.getInstance().quoteAsString(text)) + '"';
  }

  private static boolean isNamed(Volume volume, StackSite site) {
    return volume.getHostPath() != null
        && (volume.getHostPath().getPath().startsWith(site.volumePath("", true))
            || volume.getHostPath().getPath().startsWith(site.volumePath("", false)));
  }
}
