package io.boulderk8s.manifest;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Describes where a stack runs.
 *
 * @param namespace holds all of its objects
 * @param agentImage the image of the network sidecar and supervisor
 * @param hostRoot where a node sees the files of the user's machine: "/host" in a kind node, "" on
 *     the machine itself
 * @param moved a folder that the nodes see at another path
 */
public record StackSite(
    String namespace, String agentImage, String hostRoot, Optional<Moved> moved) {
  private static final String IN_MEMORY = "/run/boulder-k8s/";
  private static final String ON_DISK = "/var/lib/boulder-k8s/";

  /**
   * A folder of the user's machine that has a path of its own on the nodes.
   *
   * @param to absolute, without a slash at its end
   * @param node the only node that has it; empty where all have it
   */
  public record Moved(Path from, String to, Optional<String> node) {}

  /** Returns a site where every folder has its usual path. */
  public StackSite(String namespace, String agentImage, String hostRoot) {
    this(namespace, agentImage, hostRoot, Optional.empty());
  }

  /** Returns the node that all pods of the stack must be on, if there is one. */
  public Optional<String> node() {
    return moved.flatMap(Moved::node);
  }

  /** Returns the node's path of a file of the user's machine. */
  public String nodePath(Path hostPath) {
    return moved
        .filter(folder -> hostPath.startsWith(folder.from()))
        .map(folder -> below(folder.to(), folder.from().relativize(hostPath).toString()))
        .orElseGet(() -> hostRoot + hostPath);
  }

  private static String below(String folder, String name) {
    return name.isEmpty() ? folder : folder + "/" + name;
  }

  /** Returns the node's directory of a named volume: on tmpfs where the volume is. */
  public String volumePath(String volume, boolean inMemory) {
    return (inMemory ? IN_MEMORY : ON_DISK) + namespace + "/" + volume;
  }

  /**
   * Returns the directories of a node that hold a stack's named volumes; they go with the stack.
   */
  public static List<String> volumeDirectories(String namespace) {
    return List.of(IN_MEMORY + namespace, ON_DISK + namespace);
  }
}
