package io.boulderk8s.app;

import io.boulderk8s.boulder.ProgramsBuild;
import io.boulderk8s.deploy.Revision;
import io.boulderk8s.deploy.Revision.Serves;
import io.boulderk8s.deploy.RevisionCheck;
import io.boulderk8s.deploy.RevisionRollout;
import io.boulderk8s.deploy.Revisions;
import io.boulderk8s.deploy.ServiceFiles;
import io.boulderk8s.deploy.ServiceRollout;
import io.boulderk8s.deploy.ServicesRollout;
import io.boulderk8s.failure.BoulderK8sException;
import io.boulderk8s.failure.FailureKind;
import io.boulderk8s.image.ImageRequest;
import io.boulderk8s.kube.PodWatch;
import io.boulderk8s.manifest.Manifests;
import io.boulderk8s.run.Limits;
import io.boulderk8s.run.ProgramsRun;
import io.boulderk8s.run.RunOutput;
import io.boulderk8s.staging.StagingPlan;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
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
  private @Nullable ServicesRollout rollout;
  private Optional<Revision> kept = Optional.empty();
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
  public void rollForward() {
    revisions().all().stream()
        .filter(Revision::isRolledBack)
        .forEach(
            revision -> {
              revisions().serve(revision.number(), Serves.ROLLED_OUT);
              open.reporter()
                  .notice(
                      "services leave revision %d: rolling the checkout out"
                          .formatted(revision.number()));
            });
  }

  @Override
  public void keepRolledBack() {
    kept = revisions().all().stream().filter(Revision::isRolledBack).findFirst();
    kept.ifPresent(revision -> RevisionCheck.refuseOthers(split.plan(), revision));
  }

  private Revisions revisions() {
    return new Revisions(open.api(), namespace());
  }

  private String namespace() {
    return manifests.namespace().getMetadata().getName();
  }

  @Override
  public void build(RunOutput output) {
    if (kept.isPresent()) {
      return;
    }
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
    if (kept.isPresent()) {
      open.load(kept.get().images().stream().map(ImageRequest::of).toList());
      return;
    }
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
    kept.ifPresentOrElse(this::rollOut, this::rollOutCheckout);
  }

  private void rollOut(Revision revision) {
    RevisionRollout back =
        new RevisionRollout(
            revision,
            manifests.split(split.plan()).foundation(),
            open.api(),
            watch(),
            limits.bound(Limits.Phase.DEPENDENCIES),
            open.reporter());
    start(back);
    open.reporter()
        .notice(
            "services are those of revision %d (programs %s), to which they were rolled back; `up --profile staging` rolls the checkout out"
                .formatted(revision.number(), revision.programs()));
  }

  private void rollOutCheckout() {
    String programs = Objects.requireNonNull(image);
    StagingPlan plan = split.plan().withPrograms(programs);
    ServiceRollout forward =
        new ServiceRollout(
            plan,
            manifests.split(plan),
            new ServiceFiles(checkout, split.files()),
            open.api(),
            watch(),
            limits.bound(Limits.Phase.DEPENDENCIES),
            open.reporter());
    start(forward);
    int number = revisions().rolledOut(forward.objects());
    open.reporter().progress("services are revision %d (programs %s)".formatted(number, programs));
  }

  private void start(ServicesRollout services) {
    rollout = services;
    fresh = open.reporter().step("services ready", services::start);
  }

  private PodWatch watch() {
    return open.watches().of(namespace());
  }

  /** Those that have just started remember nothing yet. */
  @Override
  public void restartTestServers() {
    List<String> used =
        split.plan().testServers().stream()
            .map(service -> service.workload().service())
            .filter(service -> !fresh.contains(service))
            .toList();
    if (!used.isEmpty()) {
      open.reporter()
          .step("test servers restarted", () -> Objects.requireNonNull(rollout).restart(used));
    }
  }
}
