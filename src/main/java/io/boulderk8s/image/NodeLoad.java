package io.boulderk8s.image;

import io.boulderk8s.cluster.ClusterHandle;
import io.boulderk8s.cluster.DockerCli;
import io.boulderk8s.cluster.DockerTool;
import io.boulderk8s.concurrent.Parallel;
import io.boulderk8s.concurrent.Pause;
import io.boulderk8s.failure.BoulderK8sException;
import io.boulderk8s.failure.FailureKind;
import io.boulderk8s.process.ProcessResult;
import io.boulderk8s.report.Reporter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Moves images from the engine onto nodes and checks that they arrived. */
public final class NodeLoad {
  /** Reads one image while it writes another; more would only compete for the same disk. */
  static final int AT_A_TIME = 2;

  private static final Duration BEAT = Duration.ofMillis(200);
  private static final int LOOKS = 50;

  private final EngineImages engine;
  private final NodeContents contents;
  private final ConfigDigests digests;
  private final Pause pause;

  /**
   * @param state folder for remembered digests
   */
  public NodeLoad(DockerCli docker, Path state, Pause pause) {
    DockerTool tool = new DockerTool(docker);
    this.engine = new EngineImages(docker);
    this.contents = new NodeContents(tool);
    this.digests = new ConfigDigests(engine, tool, state.resolve("config-digests"));
    this.pause = pause;
  }

  private record Move(ImageReference reference, String asked, String digest, String node) {
    String describe() {
      return asked + " -> " + node;
    }
  }

  /** Returns the moved images. */
  List<String> all(Collection<ImageStatus> images, ClusterHandle cluster, Reporter reporter) {
    Map<String, String> ids = engine.all();
    List<Move> moves = new ArrayList<>();
    for (String node : cluster.nodes()) {
      Map<String, String> there = contents.all(node);
      for (ImageStatus image : images) {
        Move move = move(image, ids, node);
        if (!move.digest().equals(there.get(move.reference().canonicalName()))) {
          moves.add(move);
        }
      }
    }
    Parallel.forEach(
        AT_A_TIME, moves, move -> reporter.step("load " + move.describe(), () -> carry(move)));
    return moves.stream().map(Move::describe).toList();
  }

  private Move move(ImageStatus image, Map<String, String> ids, String node) {
    ImageReference reference = image.request().parsed();
    String id = ids.get(reference.canonicalName());
    if (id == null) {
      throw BoulderK8sException.of(
          FailureKind.IMAGE,
          image.reference(),
          "is not in the engine although it was made or pulled",
          "check `docker image ls`");
    }
    return new Move(reference, image.reference(), digests.of(image.reference(), id), node);
  }

  private void carry(Move move) {
    if (move.reference().digest().isPresent()) {
      carryUnnamed(move);
    } else {
      succeeded(move, engine.load(move.asked(), move.node()));
    }
    prove(move);
  }

  /** An archive of an image by digest has no name: it gets one of ours. */
  private void carryUnnamed(Move move) {
    String name = "boulder-k8s/by-digest:" + move.digest().replaceFirst("^sha256:", "");
    succeeded(move, engine.tag(move.asked(), name));
    succeeded(move, engine.load(name, move.node()));
    String carried = ImageReference.parse(name).canonicalName();
    succeeded(move, contents.rename(move.node(), carried, move.reference()));
  }

  private static void succeeded(Move move, ProcessResult result) {
    if (!result.succeeded()) {
      throw ImageProblems.of(move.asked(), "cannot be loaded onto node " + move.node(), result);
    }
  }

  /**
   * containerd reports an import to the kubelet's side a moment later, so this looks more than
   * once.
   */
  private void prove(Move move) {
    Optional<String> found = Optional.empty();
    for (int look = 0; look < LOOKS; look++) {
      found = contents.found(move.node(), move.reference());
      if (found.filter(move.digest()::equals).isPresent()) {
        return;
      }
      pause.pause(BEAT);
    }
    throw BoulderK8sException.of(
        FailureKind.IMAGE,
        move.asked(),
        "was loaded onto node "
            + move.node()
            + ", which now has "
            + found.orElse("no such image")
            + " instead of "
            + move.digest(),
        "delete the cluster; the next run creates a new one");
  }
}
