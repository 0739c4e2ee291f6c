package io.boulderk8s.testkit;

import io.boulderk8s.deploy.Revision;
import io.boulderk8s.deploy.Revision.Serves;
import io.boulderk8s.staging.StagingPlan;
import io.fabric8.kubernetes.api.model.HasMetadata;
import java.util.List;
import java.util.stream.Stream;

/** Revisions of split services. */
public final class Revisioned {
  private Revisioned() {}

  /** The services of {@link Splits#small} with these programs. */
  public static Revision of(int number, Serves serves, String programs) {
    return new Revision(
        number, "2026-01-01T00:00:0" + number + "Z", serves, objects(Splits.small(), programs));
  }

  /** All objects of a plan with these programs. */
  public static List<HasMetadata> objects(StagingPlan plan, String programs) {
    StagingPlan with = plan.withPrograms(programs);
    var manifests = Stacks.of(with.plan()).split(with);
    return Stream.concat(
            manifests.foundation().stream(),
            with.services().stream().flatMap(service -> manifests.service(service).stream()))
        .toList();
  }
}
