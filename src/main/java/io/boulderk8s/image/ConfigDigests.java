package io.boulderk8s.image;

import io.boulderk8s.cluster.DockerTool;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds the config digest of an engine's image, which a node uses as its ID. An engine with graph
 * drivers uses it, too. An engine that keeps images in containerd uses a manifest's digest instead;
 * there this reads the digest from the image's archive, once, and remembers it.
 */
final class ConfigDigests {
  private static final Pattern CONFIG =
      Pattern.compile("\"Config\"\\s*:\\s*\"(?:blobs/sha256/)?([0-9a-f]{64})(?:\\.json)?\"");

  private final EngineImages engine;
  private final DockerTool docker;
  private final Path remembered;
  private Optional<Boolean> containerdStore = Optional.empty();

  /**
   * @param remembered folder with one file for each image
   */
  ConfigDigests(EngineImages engine, DockerTool docker, Path remembered) {
    this.engine = engine;
    this.docker = docker;
    this.remembered = remembered;
  }

  String of(String reference, String engineId) {
    return containerdStore() ? remembered(reference, engineId) : engineId;
  }

  /** Tells whether images are in containerd; asks the engine once. */
  synchronized boolean containerdStore() {
    if (containerdStore.isEmpty()) {
      containerdStore = Optional.of(docker.info().containerdStore());
    }
    return containerdStore.get();
  }

  private String remembered(String reference, String engineId) {
    Path file = remembered.resolve(engineId.replace(':', '-'));
    try {
      if (Files.exists(file)) {
        return Files.readString(file);
      }
      String digest = fromArchive(reference);
      Files.createDirectories(remembered);
      Files.writeString(file, digest);
      return digest;
    } catch (IOException e) {
      throw new UncheckedIOException("cannot remember the digest of " + reference, e);
    }
  }

  private String fromArchive(String reference) {
    String manifest = engine.archiveManifest(reference).orThrow().stdout();
    Matcher matcher = CONFIG.matcher(manifest);
    if (!matcher.find()) {
      throw new IllegalStateException(
          "`docker save " + reference + "` names no config: " + manifest);
    }
    return "sha256:" + matcher.group(1);
  }
}
