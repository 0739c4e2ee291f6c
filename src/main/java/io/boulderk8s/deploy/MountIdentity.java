package io.boulderk8s.deploy;

import io.boulderk8s.compose.Mount;
import io.boulderk8s.manifest.Labels;
import io.boulderk8s.plan.Workload;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
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
   * too. Where the file system does not keep that, Java returns the time of the last change.
   */
  private static String of(Path directory) {
    try {
      BasicFileAttributes attributes = Files.readAttributes(directory, BasicFileAttributes.class);
      FileTime made = attributes.creationTime();
      boolean kept = !made.equals(attributes.lastModifiedTime());
      return directory + " " + attributes.fileKey() + (kept ? " " + made.toMillis() : "");
    } catch (IOException e) {
      return directory + " (" + e.getMessage() + ")";
    }
  }
}
