package io.boulderk8s.app;

import io.boulderk8s.deploy.Pruning;
import io.boulderk8s.deploy.Revision;
import io.boulderk8s.deploy.Revision.Serves;
import io.boulderk8s.deploy.RevisionRollout;
import io.boulderk8s.deploy.Revisions;
import io.boulderk8s.deploy.StackNamespace;
import io.boulderk8s.image.ImageRequest;
import io.boulderk8s.kube.PodLifecycle;
import io.boulderk8s.run.Limits;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Rolls the services of a stack back on a cluster. */
record ClusterRollBack(OpenCluster open, String namespace, Path checkout, Limits limits)
    implements RollBack.Stack {
  @Override
  public OpenStack.Hold lock() {
    return open.locks().hold(namespace, "boulder-k8s rollback", false);
  }

  @Override
  public void refuseForeign() {
    new StackNamespace(open.api()).refuseForeign(namespace, open.owner(checkout));
  }

  @Override
  public void refuseRuns() {
    open.runs(limits).clear(namespace);
  }

  @Override
  public List<Revision> revisions() {
    return kept().all();
  }

  private Revisions kept() {
    return new Revisions(open.api(), namespace);
  }

  @Override
  public Map<String, String> now() {
    return kept().now().states();
  }

  @Override
  public void supplyImages(Revision revision) {
    open.load(revision.images().stream().map(ImageRequest::of).toList());
  }

  @Override
  public void rollOut(Revision revision) {
    RevisionRollout rollout =
        new RevisionRollout(
            revision,
            revision.foundation(),
            open.api(),
            open.watches().of(namespace),
            limits.bound(Limits.Phase.DEPENDENCIES),
            open.reporter());
    open.reporter().step("services ready", rollout::start);
  }

  @Override
  public void keep(Revision revision) {
    kept().serve(revision.number(), Serves.ROLLED_BACK);
    new Pruning(open.api(), new PodLifecycle(open.api(), open.watches().of(namespace)))
        .pruneServices(namespace, revision.objects())
        .forEach(gone -> open.reporter().notice(gone + " is not in this revision: deleted"));
  }

  @Override
  public void close() {
    open.close();
  }
}
