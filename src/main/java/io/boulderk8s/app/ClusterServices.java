package io.boulderk8s.app;

import io.boulderk8s.boulder.ProgramsBuild;
import io.boulderk8s.deploy.ServiceFiles;
import io.boulderk8s.deploy.ServiceRollout;
import io.boulderk8s.failure.BoulderK8sException;
import io.boulderk8s.failure.FailureKind;
import io.boulderk8s.image.ImageRequest;
import io.boulderk8s.manifest.Manifests;
import io.boulderk8s.run.Limits;
import io.boulderk8s.run.ProgramsRun;
import io.boulderk8s.run.RunOutput;
import io.boulderk8s.staging.SplitService;
import io.boulderk8s.staging.StagingPlan;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Carries out the steps of split services on a cluster. */
final class ClusterServices implements SplitServices {
  private final OpenCluster open;
  private final SplitStack split;
  private final Manifests manifests;
  private final Path checkout;
  private final Limits limits;
  private @Nullable String image;
  private @Nullable ServiceRollout rollout;
  private Set<String> fresh = Set.of();

  /**
   * Prepares them.
   *
   * @param manifests those of the plan without the split
   */
  ClusterServices(
      OpenCluster open, SplitStack split, Manifests manifests, Path checkout, Limits limits) {
    this.open = open;
    this.split = split;
    this.manifests = manifests;
    this.checkout = checkout;
    this.limits = limits;
  }

  @Override
  public void build(RunOutput output) {
    int code =
        new ProgramsRun(open.runContext(limits))
            .of(manifests.run(split.build(), StackChoice.newId()), output);
    if (code != 0) {
      throw BoulderK8sException.of(
          FailureKind.IMAGE,
          ProgramsBuild.PLACE,
          "the checkout's build of its programs ended with exit code " + code + "; see its output",
          "mend it; what was rolled out before stays as it is");
    }
  }

  @Override
  public void supplyImage() {
    image = split.image().orElseGet(() -> made());
    open.load(List.of(ImageRequest.of(image)));
  }

  private String made() {
    return open.components()
        .programs()
        .ensure(
            split.plan().plan().runner().container().image(),
            checkout.resolve(ProgramsBuild.FOLDER),
            open.reporter());
  }

  @Override
  public void rollOut() {
    split.plan().notices().forEach(notice -> open.reporter().notice(notice.toString()));
    StagingPlan plan = split.plan().withPrograms(Objects.requireNonNull(image));
    rollout =
        new ServiceRollout(
            plan,
            manifests.split(plan),
            new ServiceFiles(checkout, split.files()),
            open.api(),
            open.watches().of(manifests.namespace().getMetadata().getName()),
            limits.bound(Limits.Phase.DEPENDENCIES),
            open.reporter());
    fresh = open.reporter().step("services ready", rollout::start);
  }

  /** Those that have just started remember nothing yet. */
  @Override
  public void restartTestServers() {
    List<SplitService> used =
        split.plan().testServers().stream()
            .filter(service -> !fresh.contains(service.workload().service()))
            .toList();
    if (!used.isEmpty()) {
      open.reporter()
          .step("test servers restarted", () -> Objects.requireNonNull(rollout).restart(used));
    }
  }
}
