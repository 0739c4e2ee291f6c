package io.boulderk8s.app;

import io.boulderk8s.cluster.ClusterHandle;
import io.boulderk8s.cluster.ClusterProvider;
import io.boulderk8s.cluster.ExistingContextProvider;
import io.boulderk8s.cluster.KindProvider;
import io.boulderk8s.image.ImageRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Names the cluster that a command works on.
 *
 * @param name of a kind cluster, or of a context of the user's kubeconfig
 * @param existing whether it is such a context, of a cluster that somebody else made
 * @param hostRoot where its nodes see this machine's files, if the user set it
 */
public record ClusterRequest(String name, boolean existing, Optional<String> hostRoot) {
  /** The kind cluster of who names none. */
  public static final String DEFAULT = "boulder-k8s";

  /** Tells whether a checkout must be sent to the nodes, since they do not see its files. */
  public boolean travels() {
    return existing && hostRoot.isEmpty();
  }

  /** Names the same cluster as options of another command. */
  List<String> words() {
    List<String> words = new ArrayList<>(List.of(existing ? "--context" : "--cluster-name", name));
    hostRoot.ifPresent(root -> words.addAll(List.of("--nodes-see-host-at", root)));
    return words;
  }

  /** Says that a stack on it stays after a run, and by which commands it goes. */
  String whatStays(String namespace) {
    String here =
        existing ? " --context " + name : name.equals(DEFAULT) ? "" : " --cluster-name " + name;
    String stack =
        "stack %s stays for the next run; `boulder-k8s down --stack %s%s` removes it"
            .formatted(namespace, namespace, here);
    return existing
        ? stack
        : stack + ", `boulder-k8s down --cluster" + here + "` the cluster with all stacks";
  }

  ClusterProvider provider(Components components) {
    return provider(components, List.of());
  }

  /** Opens one for these images. */
  ClusterProvider provider(Components components, List<ImageRequest> wanted) {
    return components
        .providers(wanted)
        .named(existing ? ExistingContextProvider.NAME : KindProvider.NAME);
  }

  /** Adds to the cluster what the user said of its nodes. */
  ClusterHandle sited(ClusterHandle found) {
    return hostRoot
        .map(
            root ->
                new ClusterHandle(
                    found.provider(), found.name(), found.kubeconfig(), found.nodes(), root))
        .orElse(found);
  }
}
