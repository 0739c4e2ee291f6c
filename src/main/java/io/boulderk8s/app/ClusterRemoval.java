package io.boulderk8s.app;

import io.boulderk8s.ownership.OwnerCheck;
import io.boulderk8s.ownership.Ownership;
import io.boulderk8s.run.Limits;
import io.fabric8.kubernetes.api.model.Namespace;
import java.nio.file.Path;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Removes a stack from a cluster. */
final class ClusterRemoval implements TakeDown.Removal {
  private final OpenCluster open;
  private final String namespace;
  private final Path checkout;
  private @Nullable Namespace seen;

  ClusterRemoval(OpenCluster open, String namespace, Path checkout) {
    this.open = open;
    this.namespace = namespace;
    this.checkout = checkout;
  }

  private OwnerCheck owner() {
    return open.owner(checkout);
  }

  @Override
  public OpenStack.Sweep sweep() {
    return open.ephemeralStacks().sweep()::close;
  }

  @Override
  public OpenStack.Hold lock() {
    return open.locks().hold(namespace, "boulder-k8s down", false);
  }

  @Override
  public Ownership ownership() {
    seen = open.api().namespaces().withName(namespace).get();
    return owner().of(seen);
  }

  @Override
  public void refuseRuns() {
    open.runs(Limits.standard()).clear(namespace);
  }

  @Override
  public boolean removeRest() {
    return open.removal().remove(namespace, owner());
  }

  @Override
  public void remove() {
    open.removal().remove(Objects.requireNonNull(seen));
  }

  @Override
  public void removeMatrix() {
    new MatrixRemoval(open, namespace, owner()).remove();
  }

  @Override
  public void close() {
    open.close();
  }
}
