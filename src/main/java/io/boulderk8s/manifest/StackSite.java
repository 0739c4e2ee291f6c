package io.boulderk8s.manifest;

import java.nio.file.Path;

/**
 * Where a stack is put.
 *
 * @param namespace holds all of its objects
 * @param agentImage the image of the network sidecar and supervisor
 * @param hostRoot where a node sees the files of the user's machine: "/host" in a kind node, "" on
 *     the machine itself
 */
public record StackSite(String namespace, String agentImage, String hostRoot) {
  /** The node's path of a file of the user's machine. */
  public String nodePath(Path hostPath) {
    return hostRoot + hostPath;
  }

  /** The node's directory that stands for a named volume: on tmpfs where the volume is. */
  public String volumePath(String volume, boolean inMemory) {
    return (inMemory ? "/run" : "/var/lib") + "/boulder-k8s/" + namespace + "/" + volume;
  }
}
