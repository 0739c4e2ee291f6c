package io.boulderk8s.manifest;

import io.boulderk8s.plan.KubernetesName;
import io.boulderk8s.plan.Workload;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** The labels and annotations of a stack's objects. */
public final class Labels {
  public static final String MANAGED_BY = "app.kubernetes.io/managed-by";
  public static final String TOOL = "boulder-k8s";

  /** The labels of every object that boulder-k8s makes. */
  public static final Map<String, String> OURS = Map.of(MANAGED_BY, TOOL);

  /** On every pod that takes part in a stack's network; the agent watches for it. */
  public static final String STACK = "boulder-k8s.io/stack";

  public static final String SERVICE = "boulder-k8s.io/service";
  public static final String ROLE = "boulder-k8s.io/role";

  /** The group of a split service. */
  public static final String GROUP = "boulder-k8s.io/group";

  /** The agent's view of a pod (annotation). */
  public static final String ENDPOINT = "boulder-k8s.io/endpoint";

  /** Changes whenever the pod would (annotation). */
  public static final String SPEC_HASH = "boulder-k8s.io/spec-hash";

  /**
   * On pods whose containers stay down in Compose where they end, and that a controller starts
   * again (annotation).
   */
  public static final String STAYS_DOWN = "boulder-k8s.io/stays-down";

  /** What a claim's data belongs to: certificates, and what databases begin with (annotation). */
  public static final String GENERATION = "boulder-k8s.io/generation";

  /** The checkout that a namespace belongs to (annotation). */
  public static final String CHECKOUT = "boulder-k8s.io/checkout";

  /** The stack of the checkout whose matrix a namespace is part of. */
  public static final String MATRIX = "boulder-k8s.io/matrix";

  /**
   * The nodes of a matrix, separated by commas; only our pods can reach their folders (annotation).
   */
  public static final String MATRIX_NODES = "boulder-k8s.io/matrix-nodes";

  /** The installation of boulder-k8s that made a namespace (annotation). */
  public static final String INSTALLATION = "boulder-k8s.io/installation";

  private static final Pattern VALUE =
      Pattern.compile("[A-Za-z0-9]([A-Za-z0-9._-]{0,61}[A-Za-z0-9])?");

  private static final String ANNOUNCED_PREFIX = "announced.boulder-k8s.io/";
  private static final String NETWORK_PREFIX = "network.boulder-k8s.io/";
  private static final String VOLUME_PREFIX = "volume.boulder-k8s.io/";

  private Labels() {}

  /** Returns a service's name as the value of {@link #SERVICE}: unchanged where that is legal. */
  public static String service(String service) {
    return VALUE.matcher(service).matches() ? service : KubernetesName.unique(service);
  }

  /** Returns the label for membership of a Compose network. */
  public static String network(String network) {
    return NETWORK_PREFIX + KubernetesName.unique(network);
  }

  /** Returns the metadata of an object of ours. */
  static ObjectMeta ours(String namespace, String name) {
    return new ObjectMetaBuilder()
        .withName(name)
        .withNamespace(namespace)
        .addToLabels(OURS)
        .build();
  }

  /** Returns the service that an object is of; empty where it is of none. */
  public static String serviceOf(HasMetadata object) {
    return object.getMetadata().getLabels().getOrDefault(SERVICE, "");
  }

  /** Returns the label of pods that the cluster's DNS announces by a name. */
  static String announced(String name) {
    return ANNOUNCED_PREFIX + name;
  }

  /** Returns the label for use of a named volume: pods that share a volume share a node. */
  public static String volume(String volume) {
    return VOLUME_PREFIX + KubernetesName.unique(volume);
  }

  /** Tells whether a label says that a pod uses a named volume. */
  public static boolean isVolume(String label) {
    return label.startsWith(VOLUME_PREFIX);
  }

  static SortedMap<String, String> of(Workload workload) {
    SortedMap<String, String> labels = new TreeMap<>();
    labels.put(MANAGED_BY, TOOL);
    labels.put(STACK, "true");
    labels.put(SERVICE, service(workload.service()));
    labels.put(ROLE, PodRole.of(workload.role()).label());
    workload
        .endpoint()
        .attachments()
        .keySet()
        .forEach(network -> labels.put(network(network), "true"));
    NamedVolumes.of(workload).forEach(volume -> labels.put(volume(volume), "true"));
    return labels;
  }
}
