package io.boulderk8s.cli;

import io.boulderk8s.check.LocalHost;
import io.boulderk8s.check.MachineChecks;
import io.boulderk8s.cluster.ClusterProviders;
import io.boulderk8s.cluster.DockerCli;
import io.boulderk8s.cluster.DockerTool;
import io.boulderk8s.cluster.ExistingContextProvider;
import io.boulderk8s.cluster.KindConfig;
import io.boulderk8s.cluster.KindProvider;
import io.boulderk8s.cluster.KindTool;
import io.boulderk8s.cluster.KubectlTool;
import io.boulderk8s.cluster.SnapshotTool;
import io.boulderk8s.cluster.Thawing;
import io.boulderk8s.concurrent.Pause;
import io.boulderk8s.image.EngineImageConfigs;
import io.boulderk8s.image.EngineImages;
import io.boulderk8s.image.ImageCatalog;
import io.boulderk8s.image.ImageLoader;
import io.boulderk8s.image.ImageRequest;
import io.boulderk8s.image.ImageSupply;
import io.boulderk8s.image.NodeImageChoice;
import io.boulderk8s.image.NodeLoad;
import io.boulderk8s.image.Recipes;
import io.boulderk8s.image.RegistryProbe;
import io.boulderk8s.image.Snapshots;
import io.boulderk8s.plan.ImageConfigs;
import io.boulderk8s.process.LocalProcessRunner;
import io.boulderk8s.process.ProcessRunner;
import io.boulderk8s.report.Reporter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Puts the parts together, by hand: the one place where they meet. */
final class Wiring {
  private final Surroundings surroundings;
  private final ProcessRunner processes;
  private final DockerCli docker;
  private final EngineImages engine;
  private final List<ImageRequest> wanted;
  private final RegistryProbe registries;

  Wiring(Surroundings surroundings) {
    this(surroundings, new LocalProcessRunner(surroundings.environment()), List.of());
  }

  /** Whose programs are spans of a trace. */
  Wiring(Surroundings surroundings, Reporter reporter) {
    this(surroundings, reporter, List.of());
  }

  /**
   * @param wanted on the cluster: it may come from a snapshot that has just these
   */
  Wiring(Surroundings surroundings, Reporter reporter, List<ImageRequest> wanted) {
    this(
        surroundings,
        new TracedProcesses(new LocalProcessRunner(surroundings.environment()), reporter),
        wanted);
  }

  Wiring(Surroundings surroundings, ProcessRunner processes, List<ImageRequest> wanted) {
    this.wanted = wanted;
    this.surroundings = surroundings;
    this.processes = processes;
    this.docker = new DockerCli(processes);
    this.engine = new EngineImages(docker);
    this.registries =
        surroundings
            .variable("BOULDER_K8S_OFFLINE")
            .map(_ -> RegistryProbe.offline(engine, "BOULDER_K8S_OFFLINE is set"))
            .orElseGet(() -> RegistryProbe.online(engine));
  }

  ProcessRunner processes() {
    return processes;
  }

  DockerTool docker() {
    return new DockerTool(docker);
  }

  KindTool kind() {
    Path ours = surroundings.cache().resolve("bin/kind");
    return new KindTool(processes, Files.isExecutable(ours) ? ours.toString() : "kind");
  }

  ClusterProviders providers() {
    KindProvider kind =
        new KindProvider(
            kind(),
            docker(),
            nodeImage(),
            wanted.isEmpty()
                ? Optional.empty()
                : Optional.of(new Thawing(snapshots(wanted), snapshotTool(), kind())),
            KindConfig.standard(),
            surroundings.cache(),
            Pause.real());
    return ClusterProviders.of(
        kind,
        new ExistingContextProvider(
            new KubectlTool(processes, surroundings.variable("KUBECONFIG").orElse(""))));
  }

  NodeImageChoice nodeImage() {
    return new NodeImageChoice(
        catalog(), supply(), surroundings.variable("BOULDER_K8S_NODE_IMAGE"));
  }

  SnapshotTool snapshotTool() {
    return new SnapshotTool(docker);
  }

  Snapshots snapshots(List<ImageRequest> images) {
    return Snapshots.of(snapshotTool(), engine, images, BoulderK8s.version(), snapshotScripts());
  }

  Path snapshotScripts() {
    return surroundings.home().resolve("scripts/snapshot");
  }

  ImageCatalog catalog() {
    return new ImageCatalog(
        docker,
        Recipes.in(surroundings.home().resolve("images")),
        registries,
        surroundings.cache());
  }

  /** What images of this machine say; nothing is fetched. */
  ImageConfigs imagesInEngine() {
    return new EngineImageConfigs(engine, _ -> {});
  }

  /** What images say; those that the engine does not have are brought there first. */
  ImageConfigs imagesSupplied(Reporter reporter) {
    return new EngineImageConfigs(
        engine, request -> loader().ensureInEngine(List.of(request), reporter));
  }

  ImageLoader loader() {
    return new ImageLoader(
        catalog(), supply(), new NodeLoad(docker, surroundings.cache(), Pause.real()));
  }

  MachineChecks checks() {
    return MachineChecks.all(
        processes, kind(), new LocalHost(), registries, KindConfig.standard(), Runtime.version());
  }

  private ImageSupply supply() {
    return new ImageSupply(engine, processes);
  }
}
