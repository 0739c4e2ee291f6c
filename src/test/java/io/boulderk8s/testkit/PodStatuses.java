package io.boulderk8s.testkit;

import io.fabric8.kubernetes.api.model.Pod;
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
