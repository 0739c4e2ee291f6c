package io.boulderk8s.deploy;

import io.boulderk8s.compose.Mount;
import io.boulderk8s.manifest.Labels;
import io.boulderk8s.plan.Workload;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;

/**
 * Identifies the directories of a pod's bind mounts beyond their names: a running pod keeps the
 * directory with which it was started, also when the checkout was deleted and cloned again at the
 * same path. Files do not count: editors replace them at each change, and Docker would not notice
 * either.
 */
final class MountIdentity {
  private MountIdentity() {}

  /** Makes the spec hash of a pod, or of a template of pods, depend on these directories. */
  static void addTo(ObjectMeta pod, Workload workload) {
    List<String> directories =
        workload.container().mounts().stream()
            .filter(Mount.Bind.class::isInstance)
            .map(mount -> ((Mount.Bind) mount).source())
            .filter(Files::isDirectory)
            .map(MountIdentity::of)
            .sorted()
            .toList();
    if (!directories.isEmpty()) {
      pod.getAnnotations()
          .computeIfPresent(
              Labels.SPEC_HASH,
              (_, hash) -> hash + "-" + Integer.toHexString(directories.hashCode()));
    }
  }

  /**
   * The inode's number may be used again once the file is gone, so the time of creation counts,
   * too, where the file system keeps it.
   */
  private static String of(Path directory) {
    try {
      BasicFileAttributes attributes = Files.readAttributes(directory, BasicFileAttributes.class);
      String made = keepsCreation(directory) ? " " + attributes.creationTime().toMillis() : "";
      return directory + " " + attributes.fileKey() + made;
    } catch (IOException e) {
      return directory + " (" + e.getMessage() + ")";
    }
  }

  /**
   * Where a file system does not keep it, Java returns the time of the last change, for each
   * directory; where it does, those two are equal only as long as a directory is empty or as it was
   * made: the one around it has changed since.
   */
  private static boolean keepsCreation(Path directory) throws IOException {
    Object device = Files.getAttribute(directory, "unix:dev");
    for (Path at = directory.toAbsolutePath();
        at != null && Files.getAttribute(at, "unix:dev").equals(device);
        at = at.getParent()) {
      BasicFileAttributes attributes = Files.readAttributes(at, BasicFileAttributes.class);
      if (!attributes.creationTime().equals(attributes.lastModifiedTime())) {
        return true;
      }
    }
    return false;
  }
}
