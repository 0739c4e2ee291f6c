package io.boulderk8s.deploy;

import io.boulderk8s.failure.BoulderK8sException;
import io.boulderk8s.failure.FailureKind;
import io.boulderk8s.failure.Problem;
import io.boulderk8s.manifest.StackSite;
import java.util.List;

/**
 * Named volumes of a stack that could not be removed from a node.
 *
 * @param why the failure on that node
 */
public record LeftVolumes(String namespace, String node, String why) {
  /** Makes one failure of all of them. */
  static void refuse(List<LeftVolumes> left) {
    if (!left.isEmpty()) {
      throw new BoulderK8sException(
          FailureKind.UNAVAILABLE, left.stream().map(LeftVolumes::problem).toList(), null);
    }
  }

  private Problem problem() {
    return new Problem(
        "node " + node,
        "the volumes of stack %s stay there: %s".formatted(namespace, why),
        "remove them on the node: rm -rf " + directories());
  }

  /** Returns their directories on the node. */
  String directories() {
    return String.join(" ", StackSite.volumeDirectories(namespace));
  }
}
