package io.boulderk8s.testkit;

import io.boulderk8s.manifest.Labels;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.client.utils.Serialization;

/** Pods as `kubectl get -o yaml` shows them: one container `db` behind the sidecar `net`. */
public final class PodStatuses {
  private PodStatuses() {}

  /** A pod with this status, as YAML. */
  public static Pod with(String status) {
    return Serialization.unmarshal(
        """
        apiVersion: v1
        kind: Pod
        metadata: {name: db, namespace: test}
        spec:
          initContainers: [{name: net, restartPolicy: Always}]
          containers: [{name: db}]
        status:
        """
            + status.indent(2),
        Pod.class);
  }

  public static Pod running(boolean ready) {
    return with(
        """
        phase: Running
        initContainerStatuses: [{name: net, ready: true, state: {running: {}}}]
        containerStatuses: [{name: db, ready: %s, state: {running: {}}}]
        """
            .formatted(ready));
  }

  /** The pod with such a status as one of the split service boulder-sa-1, of a revision. */
  public static Pod ofService(String name, String hash, Pod status) {
    return new PodBuilder(status)
        .editMetadata()
        .withName(name)
        .withUid("uid-" + name)
        .addToAnnotations(Labels.SPEC_HASH, hash)
        .addToLabels(Labels.ROLE, "service")
        .addToLabels(Labels.SERVICE, "boulder-sa-1")
        .endMetadata()
        .build();
  }

  public static Pod ended(int code, String reason) {
    return with(
        """
        phase: %s
        initContainerStatuses: [{name: net, state: {terminated: {exitCode: 2, reason: Error}}}]
        containerStatuses: [{name: db, state: {terminated: {exitCode: %d, reason: %s}}}]
        """
            .formatted(code == 0 ? "Succeeded" : "Failed", code, reason));
  }

  public static Pod waiting(String reason, String message) {
    return with(
        """
        phase: Pending
        initContainerStatuses: [{name: net, ready: true, state: {running: {}}}]
        containerStatuses: [{name: db, state: {waiting: {reason: %s, message: "%s"}}}]
        """
            .formatted(reason, message));
  }
}
