package io.boulderk8s.staging;

import io.boulderk8s.compose.Mount;
import io.boulderk8s.plan.Workload;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Finds the folders where a container keeps its data: those that the Compose file makes volumes of
 * the container alone, and those that known images declare as VOLUME. Whoever asked an engine would
 * get other objects where there is none.
 */
final class DataFolders {
  /** By the last part of an image's name. */
  private static final Map<String, String> OF_IMAGES =
      Map.of(
          "mariadb", "/var/lib/mysql",
          "mysql", "/var/lib/mysql",
          "redis", "/data",
          "valkey", "/data",
          "consul", "/consul/data",
          "minio", "/data",
          "seaweedfs", "/data");

  private DataFolders() {}

  static List<String> of(Workload workload) {
    List<Mount> mounts = workload.container().mounts();
    Stream<String> own =
        mounts.stream()
            .filter(mount -> mount instanceof Mount.Anonymous && !mount.readOnly())
            .map(Mount::target);
    Stream<String> images =
        Optional.ofNullable(OF_IMAGES.get(name(workload.container().image()))).stream()
            .filter(folder -> mounts.stream().noneMatch(mount -> mount.target().equals(folder)));
    return Stream.concat(own, images).distinct().toList();
  }

  private static String name(String image) {
    return image.replaceFirst("@.*", "").replaceFirst(".*/", "").replaceFirst(":.*", "");
  }
}
