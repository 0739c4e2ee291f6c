package io.boulderk8s.run;

import io.boulderk8s.concurrent.Pause;
import io.boulderk8s.kube.PodWatches;
import io.boulderk8s.report.Reporter;
import io.fabric8.kubernetes.client.KubernetesClient;

/**
 * What runs on one cluster need.
 *
 * @param cluster its name, for the records
 * @param api for short calls, which it repeats when they fail
 * @param streams for exec, which must not be repeated
 * @param watches of the stacks that the runs are in
 * @param nodes whether the cluster's nodes are still the same
 * @param records what is left of runs on this machine
 */
public record RunContext(
    String cluster,
    KubernetesClient api,
    KubernetesClient streams,
    PodWatches watches,
    Interrupts interrupts,
    Pause pause,
    NodeWatch nodes,
    Limits limits,
    RunRecords records,
    Reporter reporter) {}
