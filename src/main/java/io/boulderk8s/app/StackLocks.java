package io.boulderk8s.app;

import io.boulderk8s.cluster.ClusterHandle;
import io.boulderk8s.cluster.KindProvider;
import io.boulderk8s.concurrent.Pause;
import io.boulderk8s.kube.Leases;
import io.boulderk8s.ownership.Installation;
import io.boulderk8s.ownership.OwnerCheck;
import io.boulderk8s.ownership.StackHold;
import io.boulderk8s.ownership.StackLock;
import io.boulderk8s.ownership.StackOwner;
import io.boulderk8s.report.Reporter;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.nio.file.Path;

/** Finds the owners of a cluster's stacks, and keeps others from one. */
record StackLocks(
    Environment environment, ClusterHandle cluster, KubernetesClient api, Reporter reporter) {
  /** Returns the check that distinguishes the checkout's own namespaces from those of others. */
  OwnerCheck owner(Path checkout) {
    return new OwnerCheck(
        StackOwner.of(installation(), checkout), cluster.provider().equals(KindProvider.NAME));
  }

  /** Of no interest to a command that only looks. */
  private Installation installation() {
    return Installation.of(environment.cache());
  }

  Leases leases() {
    return new Leases(
        api,
        Invoker.of(environment).holder(environment.cache()),
        environment.clock(),
        Pause.real(),
        Leases.RENEWAL);
  }

  /**
   * Keeps others from a stack.
   *
   * @param waits whether to wait for another process, rather than to refuse
   */
  OpenStack.Hold hold(String namespace, String command, boolean waits) {
    String doing = Invoker.of(environment).doing(command);
    Path file = file(namespace);
    StackLock lock =
        waits ? StackLock.take(file, doing, reporter) : StackLock.takeOrRefuse(file, doing);
    StackHold hold = new StackHold(lock, leases(), namespace, doing, waits, reporter);
    return new OpenStack.Hold() {
      @Override
      public void announce() {
        hold.announce();
      }

      @Override
      public void close() {
        hold.close();
      }
    };
  }

  /** Returns the lock file of a stack for processes of this machine. */
  Path file(String namespace) {
    return environment
        .cache()
        .resolve("stacks")
        .resolve(cluster.name().replace('/', '_') + "." + namespace + ".lock");
  }
}
