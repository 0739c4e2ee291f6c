package io.boulderk8s.image;

import io.boulderk8s.cluster.DockerTool;
import io.boulderk8s.failure.BoulderK8sException;
import io.boulderk8s.failure.FailureKind;
import io.boulderk8s.process.ProcessResult;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds out which images a node has, as its containerd and its kubelet see them. */
final class NodeContents {
  private static final Duration QUICK = Duration.ofSeconds(60);
  private static final Pattern ID = Pattern.compile("\"id\"\\s*:\\s*\"(sha256:[0-9a-f]{64})\"");

  private final DockerTool docker;

  NodeContents(DockerTool docker) {
    this.docker = docker;
  }

  /**
   * Returns all images of a node, canonical name to config digest, by one call. containerd lists
   * each image under its names and, as the kubelet's interface adds it, under its config digest;
   * lines of the same target belong together.
   */
  Map<String, String> all(String node) {
    ProcessResult listed = docker.exec(node, QUICK, "ctr", "--namespace=k8s.io", "images", "ls");
    if (!listed.succeeded()) {
      throw BoulderK8sException.of(
          FailureKind.UNAVAILABLE,
          "node " + node,
          "its containerd does not answer: " + listed.stderr().strip(),
          "check `docker logs " + node + "`, or delete the cluster");
    }
    return parse(listed.stdout());
  }

  static Map<String, String> parse(String table) {
    Map<String, String> targets = new HashMap<>();
    Map<String, String> configs = new HashMap<>();
    table
        .lines()
        .skip(1)
        .map(line -> line.split("\\s+"))
        .filter(column -> column.length > 2)
        .forEach(
            column -> {
              targets.put(column[0], column[2]);
              if (column[0].startsWith("sha256:")) {
                configs.put(column[2], column[0]);
              }
            });
    Map<String, String> images = new HashMap<>();
    targets.forEach(
        (name, target) -> {
          String config = configs.get(target);
          if (config != null && !name.startsWith("sha256:")) {
            images.put(name, config);
          }
        });
    return images;
  }

  /** Adds a further name to an image of a node. */
  ProcessResult rename(String node, String name, ImageReference further) {
    return docker.exec(
        node,
        QUICK,
        "ctr",
        "--namespace=k8s.io",
        "images",
        "tag",
        "--force",
        name,
        further.canonicalName());
  }

  /**
   * Returns the config digest under which the kubelet finds an image; empty while it finds none.
   */
  Optional<String> found(String node, ImageReference reference) {
    ProcessResult result =
        docker.exec(node, QUICK, "crictl", "inspecti", reference.canonicalName());
    Matcher matcher = ID.matcher(result.stdout());
    return result.succeeded() && matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
  }
}
