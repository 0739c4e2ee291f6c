package io.boulderk8s.cli;

import io.boulderk8s.app.NodeFolders;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Option;

/** Names folders of this machine that the nodes of a cluster see. */
final class MountOptions {
  @Option(
      names = "--mount",
      paramLabel = "DIR",
      description =
          "Another folder that the nodes of a new kind cluster see (repeatable; see also"
              + " BOULDER_K8S_MOUNTS).")
  private List<Path> mounts = List.of();

  NodeFolders folders() {
    return new NodeFolders(mounts);
  }
}
