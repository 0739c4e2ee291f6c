package io.boulderk8s.testkit;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/**
 * A disk with little room below the spool of a run that is about to start: a tmpfs on the node,
 * mounted when the kubelet has made the folder and before the pod's containers get it. Nothing else
 * of the node is filled.
 */
public final class SmallSpool {
  /** The agent itself is in the folder, too. */
  private static final int AGENT_MEGABYTES = 9;

  private static final Duration LIMIT = Duration.ofMinutes(8);

  private static final String SCRIPT =
      """
      set -e
      export KUBECONFIG=/etc/kubernetes/admin.conf
      read -r uid < <(kubectl get pods -n %s --field-selector metadata.name=boulder-tests --watch \
        -o 'jsonpath={.metadata.uid}{"\\n"}')
      folder=/var/lib/kubelet/pods/$uid/volumes/kubernetes.io~empty-dir/run
      until [ -d "$folder" ]; do sleep 0.01; done
      mount -t tmpfs -o size=%dm tmpfs "$folder"
      echo "$folder"
      """;

  private final ClusterView cluster;
  private final CompletableFuture<String> folder;

  private SmallSpool(ClusterView cluster, CompletableFuture<String> folder) {
    this.cluster = cluster;
    this.folder = folder;
  }

  /** Waits, in the background, for the next run in this namespace. */
  public static SmallSpool of(ClusterView cluster, String namespace, int megabytes) {
    String script = SCRIPT.formatted(namespace, megabytes + AGENT_MEGABYTES);
    return new SmallSpool(
        cluster,
        CompletableFuture.supplyAsync(() -> cluster.onNode(LIMIT, "bash", "-c", script).strip()));
  }

  /**
   * Once the run prints: its containers keep the disk, the node lets it go, so that the pod can go.
   *
   * @return whether the spool is on it; not, where the pod was faster
   */
  public boolean isUsed() {
    String mounted = folder.join();
    boolean used = cluster.onNode("ls", mounted).contains("agent");
    cluster.onNode("umount", mounted);
    return used;
  }
}
