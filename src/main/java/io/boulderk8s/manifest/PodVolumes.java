package io.boulderk8s.manifest;

import io.boulderk8s.compose.Mount;
import io.boulderk8s.compose.Volume;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.VolumeBuilder;
import io.fabric8.kubernetes.api.model.VolumeMount;
import io.fabric8.kubernetes.api.model.VolumeMountBuilder;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;

/**
 * Turns the mounts of one workload into volumes and volume mounts of its pod. A file or directory
 * of the host stays that very file or directory; a named volume is a directory of the node, so that
 * pods can share it and it outlives them.
 */
final class PodVolumes {
  private final SortedMap<String, Volume> named;
  private final StackSite site;
  private final Map<String, io.fabric8.kubernetes.api.model.Volume> volumes = new LinkedHashMap<>();
  private final List<VolumeMount> mounts = new ArrayList<>();
  private final Map<VolumeMount, Volume.Kind.Tmpfs> inMemory = new LinkedHashMap<>();
  private final Map<VolumeMount, Mount.Text> texts = new LinkedHashMap<>();

  PodVolumes(List<Mount> wanted, SortedMap<String, Volume> named, StackSite site) {
    this.named = named;
    this.site = site;
    wanted.forEach(this::add);
  }

  List<io.fabric8.kubernetes.api.model.Volume> volumes() {
    return List.copyOf(volumes.values());
  }

  List<VolumeMount> mounts() {
    return List.copyOf(mounts);
  }

  /**
   * Returns volumes in memory that need an owner and mode, as mounts for the container that sets
   * them.
   */
  Map<VolumeMount, Volume.Kind.Tmpfs> inMemory() {
    return Collections.unmodifiableMap(inMemory);
  }

  /** Returns volumes for one file each, as mounts for the container that writes it. */
  Map<VolumeMount, Mount.Text> texts() {
    return Collections.unmodifiableMap(texts);
  }

  private void add(Mount mount) {
    switch (mount) {
      case Mount.Bind(var source, var target, var readOnly) ->
          mount(directory(site.nodePath(source)), target, readOnly);
      case Mount.HostFile(_, var source, var target) ->
          mount(file(site.nodePath(source)), target, true);
      case Mount.Text text -> text(text);
      case Mount.Named(var volume, var target, var readOnly, var subpath) ->
          named(volume, target, readOnly, subpath);
      case Mount.Memory(var target, var readOnly, var tmpfs) -> memory(target, readOnly, tmpfs);
      case Mount.Anonymous(var target, var readOnly) -> mount(scratch(), target, readOnly);
    }
  }

  private void named(String name, String target, boolean readOnly, Optional<String> subpath) {
    Volume volume = Objects.requireNonNull(named.get(name), name);
    if (volume.kind() instanceof Volume.Kind.Folder(var device)) {
      mount(folder(site.nodePath(device)), target, readOnly, subpath);
      return;
    }
    boolean memory = volume.kind() instanceof Volume.Kind.Tmpfs;
    String directory = directory(site.volumePath(name, memory));
    mount(directory, target, readOnly, subpath);
    if (volume.kind() instanceof Volume.Kind.Tmpfs tmpfs) {
      owned(directory, tmpfs);
    }
  }

  /** Adds a file of the pod's own. */
  private void text(Mount.Text text) {
    String name = scratch();
    mount(name, text.target(), false, Optional.of(AgentContainers.TEXT_FILE));
    texts.put(new VolumeMountBuilder().withName(name).withMountPath("/volume").build(), text);
  }

  /** Adds memory of the pod alone. */
  private void memory(String target, boolean readOnly, Volume.Kind.Tmpfs tmpfs) {
    String name = "mount-" + volumes.size();
    volumes.put(
        name,
        new VolumeBuilder()
            .withName(name)
            .withNewEmptyDir()
            .withMedium("Memory")
            .withSizeLimit(tmpfs.size().map(Quantity::new).orElse(null))
            .endEmptyDir()
            .build());
    mount(name, target, readOnly);
    owned(name, tmpfs);
  }

  private void owned(String volume, Volume.Kind.Tmpfs tmpfs) {
    inMemory.put(new VolumeMountBuilder().withName(volume).withMountPath("/volume").build(), tmpfs);
  }

  /** Requires the folder to exist: Docker would not create it either. */
  private String folder(String nodePath) {
    String name = "mount-" + volumes.size();
    volumes.put(
        name, new VolumeBuilder().withName(name).withNewHostPath(nodePath, "Directory").build());
    return name;
  }

  /** Requires the file to exist: Docker does not create it either. */
  private String file(String nodePath) {
    String name = "mount-" + volumes.size();
    volumes.put(name, new VolumeBuilder().withName(name).withNewHostPath(nodePath, "File").build());
    return name;
  }

  /**
   * Sets no type: the kubelet creates a missing path as a directory, as Docker's short syntax does,
   * and a file stays a file.
   */
  private String directory(String nodePath) {
    for (var volume : volumes.values()) {
      if (volume.getHostPath() != null
          && volume.getHostPath().getType() == null
          && volume.getHostPath().getPath().equals(nodePath)) {
        return volume.getName();
      }
    }
    String name = "mount-" + volumes.size();
    volumes.put(name, new VolumeBuilder().withName(name).withNewHostPath(nodePath, null).build());
    return name;
  }

  private String scratch() {
    String name = "mount-" + volumes.size();
    volumes.put(name, new VolumeBuilder().withName(name).withNewEmptyDir().endEmptyDir().build());
    return name;
  }

  private void mount(String volume, String target, boolean readOnly) {
    mount(volume, target, readOnly, Optional.empty());
  }

  private void mount(String volume, String target, boolean readOnly, Optional<String> subpath) {
    mounts.add(
        new VolumeMountBuilder()
            .withName(volume)
            .withMountPath(target)
            .withReadOnly(readOnly ? Boolean.TRUE : null)
            .withSubPath(subpath.orElse(null))
            .build());
  }
}
