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
  private final Session session;
  private final String namespace;
  private final Path checkout;
  private @Nullable Namespace seen;

  ClusterRemoval(Session session, String namespace, Path checkout) {
    this.session = session;
    this.namespace = namespace;
    this.checkout = checkout;
  }

  private OwnerCheck owner() {
    return session.owner(checkout);
  }

  @Override
  public OpenStack.Sweep sweep() {
    return session.ephemeralStacks().sweep()::close;
  }

  @Override
  public OpenStack.Hold lock() {
    return ClusterStack.hold(session.hold(namespace, "boulder-k8s down", false));
  }

  @Override
  public Ownership ownership() {
    seen = session.api().namespaces().withName(namespace).get();
    return owner().of(seen);
  }

  @Override
  public void refuseRuns() {
    session.runs(Limits.standard()).clear(namespace);
  }

  @Override
  public boolean removeRest() {
    return session.removal().remove(namespace, owner());
  }

  @Override
  public void remove() {
    session.removal().remove(Objects.requireNonNull(seen));
  }

  @Override
  public void removeMatrix() {
    new MatrixRemoval(session, namespace, owner()).remove();
  }

  @Override
  public void close() {
    session.close();
  }
}
