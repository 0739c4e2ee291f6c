package io.boulderk8s.manifest;

import io.boulderk8s.digest.Sha256;
import io.boulderk8s.staging.InCluster;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.api.model.Volume;
import io.fabric8.kubernetes.api.model.VolumeBuilder;
import io.fabric8.kubernetes.api.model.VolumeMount;
import io.fabric8.kubernetes.api.model.VolumeMountBuilder;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The changed files of a service, in a ConfigMap that is named by its content and never changes: a
 * revision of the service, also an earlier one, has the files that it was made with.
 *
 * @param data by key; each is mounted over the file that it replaces
 * @param paths by key, in the container
 */
record PatchedFiles(SortedMap<String, String> data, SortedMap<String, String> paths) {
  private static final String VOLUME = "patched";
  private static final int DIGITS = 8;

  static PatchedFiles of(InCluster found) {
    SortedMap<String, String> data = new TreeMap<>();
    SortedMap<String, String> paths = new TreeMap<>();
    found
        .files()
        .forEach(
            (path, text) -> {
              String key = path.substring(1).replaceAll("[^A-Za-z0-9._-]", "_");
              data.put(key, text);
              paths.put(key, path);
            });
    return new PatchedFiles(data, paths);
  }

  private String name(String service) {
    return service + "-" + Sha256.hex(data.toString()).substring(0, DIGITS);
  }

  ConfigMap configMap(ObjectMeta service) {
    return new ConfigMapBuilder()
        .withMetadata(new ObjectMetaBuilder(service).withName(name(service.getName())).build())
        .withImmutable(true)
        .withData(data)
        .build();
  }

  Volume volume(String service) {
    return new VolumeBuilder()
        .withName(VOLUME)
        .withNewConfigMap()
        .withName(name(service))
        .endConfigMap()
        .build();
  }

  List<VolumeMount> mounts() {
    return paths.entrySet().stream()
        .map(
            file ->
                new VolumeMountBuilder()
                    .withName(VOLUME)
                    .withMountPath(file.getValue())
                    .withSubPath(file.getKey())
                    .withReadOnly(true)
                    .build())
        .toList();
  }
}
