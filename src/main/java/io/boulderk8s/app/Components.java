package io.boulderk8s.app;

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
import io.boulderk8s.cluster.SnapshotRestore;
import io.boulderk8s.cluster.SnapshotTool;
import io.boulderk8s.concurrent.Pause;
import io.boulderk8s.image.EngineImageConfigs;
import io.boulderk8s.image.EngineImages;
import io.boulderk8s.image.ImageCatalog;
import io.boulderk8s.image.ImageLoader;
import io.boulderk8s.image.ImageRequest;
import io.boulderk8s.image.ImageSupply;
import io.boulderk8s.image.NodeImageChoice;
import io.boulderk8s.image.NodeLoad;
import io.boulderk8s.image.ProgramsImage;
import io.boulderk8s.image.Recipes;
import io.boulderk8s.image.RegistryProbe;
import io.boulderk8s.image.Snapshots;
import io.boulderk8s.plan.ImageConfigs;
import io.boulderk8s.process.LocalProcessRunner;
import io.boulderk8s.process.ProcessRunner;
import io.boulderk8s.report.Reporter;
import io.boulderk8s.staging.StagingPlan;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Puts the parts together by hand, once for each command. Parts that remember something (an answer
 * of a registry, an image of the engine) are one object; others are made on demand.
 */
public final class Components {
  private final Environment environment;
  private final Reporter reporter;
  private final ProcessRunner processes;
  private final DockerCli docker;
  private final EngineImages engine;
  private final RegistryProbe registries;

  /**
   * Makes the parts of one command.
   *
   * @param reporter also receives each program as a span of a trace
   */
  public Components(Environment environment, Reporter reporter) {
    this(
        environment,
        new TracedProcesses(new LocalProcessRunner(environment.variables()), reporter),
        reporter);
  }

  Components(Environment environment, ProcessRunner processes, Reporter reporter) {
    this.environment = environment;
    this.reporter = reporter;
    this.processes = processes;
    this.docker = new DockerCli(processes);
    this.engine = new EngineImages(docker);
    this.registries =
        environment
            .variable("BOULDER_K8S_OFFLINE")
            .map(_ -> RegistryProbe.offline(engine, "BOULDER_K8S_OFFLINE is set"))
            .orElseGet(() -> RegistryProbe.online(engine));
  }

  Environment environment() {
    return environment;
  }

  public Reporter reporter() {
    return reporter;
  }

  ProcessRunner processes() {
    return processes;
  }

  DockerTool docker() {
    return new DockerTool(docker);
  }

  KindTool kind() {
    return KindTool.in(environment.cache(), processes);
  }

  ClusterProviders providers() {
    return providers(List.of());
  }

  /**
   * Returns the providers of clusters.
   *
   * @param wanted images on the cluster: it may come from a snapshot that has exactly these
   */
  ClusterProviders providers(List<ImageRequest> wanted) {
    KindProvider kind =
        new KindProvider(
            kind(),
            docker(),
            nodeImage(),
            wanted.isEmpty()
                ? Optional.empty()
                : Optional.of(new SnapshotRestore(snapshots(wanted), snapshotTool(), kind())),
            KindConfig.standard(),
            environment.cache(),
            Pause.real());
    return ClusterProviders.of(
        kind,
        new ExistingContextProvider(
            new KubectlTool(processes, environment.variable("KUBECONFIG").orElse(""))));
  }

  NodeImageChoice nodeImage() {
    return new NodeImageChoice(catalog(), supply(), environment.variable("BOULDER_K8S_NODE_IMAGE"));
  }

  SnapshotTool snapshotTool() {
    return new SnapshotTool(docker);
  }

  Snapshots snapshots(List<ImageRequest> images) {
    return Snapshots.of(snapshotTool(), engine, images, ProductVersion.text(), snapshotScripts());
  }

  Path snapshotScripts() {
    return environment.home().resolve("scripts/snapshot");
  }

  ImageCatalog catalog() {
    return new ImageCatalog(
        docker, Recipes.in(environment.home().resolve("images")), registries, environment.cache());
  }

  /** Reads settings of this machine's images; fetches none. */
  public ImageConfigs imagesInEngine() {
    return new EngineImageConfigs(engine, _ -> {});
  }

  /** Reads settings of images; brings those that the engine lacks there first. */
  public ImageConfigs imagesSupplied() {
    return new EngineImageConfigs(
        engine, request -> loader().ensureInEngine(List.of(request), reporter));
  }

  ProgramsImage programs() {
    return new ProgramsImage(engine, StagingPlan.PROGRAMS);
  }

  ImageLoader loader() {
    return new ImageLoader(
        catalog(), supply(), new NodeLoad(docker, environment.cache(), Pause.real()));
  }

  /** Checks this machine, also where there is no cache folder. */
  MachineChecks checks() {
    return MachineChecks.all(
        environment::cache,
        processes,
        environment
            .cacheIfAny()
            .map(cache -> KindTool.in(cache, processes))
            .orElseGet(() -> KindTool.onPath(processes)),
        new LocalHost(),
        registries,
        KindConfig.standard(),
        Runtime.version());
  }

  private ImageSupply supply() {
    return new ImageSupply(engine, processes);
  }
}
