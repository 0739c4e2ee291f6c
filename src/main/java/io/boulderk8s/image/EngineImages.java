package io.boulderk8s.image;

import io.boulderk8s.cluster.DockerCli;
import io.boulderk8s.cluster.EngineFailures;
import io.boulderk8s.compose.Build;
import io.boulderk8s.process.Command;
import io.boulderk8s.process.ProcessResult;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** Asks docker about images, and has it pull, build and load them. */
public final class EngineImages {
  private static final Duration QUICK = Duration.ofSeconds(60);

  /** The phase sets the limit: a slow registry or a big build is no fault. */
  private static final Duration MOVE = Duration.ofDays(1);

  private static final Command UNPACKED = Command.of("tar", "-xOf", "-");

  private final DockerCli docker;

  public EngineImages(DockerCli docker) {
    this.docker = docker;
  }

  /** Returns all images of the engine: canonical name to ID. */
  public Map<String, String> all() {
    String format = "{{.Repository}}\t{{.Tag}}\t{{.Digest}}\t{{.ID}}";
    Map<String, String> found = new TreeMap<>();
    docker
        .answered(QUICK, "image", "ls", "--no-trunc", "--digests", "--format", format)
        .stdout()
        .lines()
        .map(line -> line.split("\t", -1))
        .filter(field -> field.length == 4 && !field[0].equals("<none>"))
        .forEach(
            field -> {
              put(found, field[0], ":", field[1], field[3]);
              put(found, field[0], "@", field[2], field[3]);
            });
    return found;
  }

  /** Returns the IDs of the images that our recipes made. */
  public Set<String> madeByRecipe() {
    return docker
        .answered(
            QUICK, "image", "ls", "--no-trunc", "--quiet", "--filter", "label=boulder-k8s.recipe")
        .stdout()
        .lines()
        .filter(id -> !id.isBlank())
        .collect(Collectors.toSet());
  }

  private static void put(
      Map<String, String> found, String repository, String separator, String version, String id) {
    if (!version.equals("<none>") && !version.isEmpty()) {
      found.put(ImageReference.parse(repository + separator + version).canonicalName(), id);
    }
  }

  /** Returns an image's config as JSON; empty when the engine does not have the image. */
  Optional<String> config(String reference) {
    ProcessResult found =
        docker.run(QUICK, "image", "inspect", "--format", "{{json .Config}}", reference);
    if (!found.succeeded() && !found.stderr().toLowerCase(Locale.ROOT).contains("no such image")) {
      EngineFailures.raise(found);
    }
    return found.succeeded() ? Optional.of(found.stdout()) : Optional.empty();
  }

  /** Returns the texts of files of an image, in the order asked; empty for a missing file. */
  List<String> texts(String reference, List<String> paths) {
    // never started; but docker wants a command where the image has none
    String container = docker.answered(QUICK, "create", reference, "none").stdout().strip();
    try {
      return paths.stream()
          .map(
              path ->
                  docker.pipe(QUICK, UNPACKED, "cp", "--follow-link", container + ":" + path, "-"))
          .map(copied -> copied.succeeded() ? copied.stdout() : "")
          .toList();
    } finally {
      docker.run(QUICK, "rm", container);
    }
  }

  /** Fetches an image; passes each line of progress on. */
  public ProcessResult pull(String reference, Consumer<String> lines) {
    return docker.run(MOVE, lines, "pull", reference);
  }

  /** Asks the registry for an image without fetching it. */
  public ProcessResult manifest(String reference, Duration limit) {
    return docker.run(limit, "manifest", "inspect", reference);
  }

  /** Builds an image as its service says; passes each line of progress on. */
  public ProcessResult build(String reference, Build build, Consumer<String> lines) {
    return docker.run(MOVE, lines, BuildCommand.of(reference, build).toArray(String[]::new));
  }

  /** Gives an image a second name. */
  public ProcessResult tag(String reference, String name) {
    return docker.run(QUICK, "tag", reference, name);
  }

  /** Gives an image another name in place of the one that it has. */
  void rename(String reference, String name) {
    docker.answered(QUICK, "tag", reference, name);
    docker.answered(QUICK, "image", "rm", reference);
  }

  /** Pipes an image of the engine into a node's containerd, without a file in between. */
  public ProcessResult load(String reference, String node) {
    Command imported =
        DockerCli.command(
            "exec",
            "--interactive",
            node,
            "ctr",
            "--namespace=k8s.io",
            "images",
            "import",
            "--digests",
            "--snapshotter=overlayfs",
            "-");
    return docker.pipe(MOVE, imported, "save", reference);
  }

  /** Returns the manifest of an image's archive: JSON that names the file of its config. */
  public ProcessResult archiveManifest(String reference) {
    return docker.pipe(MOVE, Command.of("tar", "-xOf", "-", "manifest.json"), "save", reference);
  }
}
