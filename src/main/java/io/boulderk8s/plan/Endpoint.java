package io.boulderk8s.plan;

import io.boulderk8s.compose.HostEntry;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How a workload takes part in the project's networks: what Docker's embedded DNS and bridges know
 * of a container.
 *
 * @param attachments by network; empty means no network but the loopback device
 * @param dns where names go that no network knows, in this order; empty means the node's resolver
 * @param hosts names that win over those of the networks and cannot be in the pod's /etc/hosts
 * @param internal whether nothing but its networks may be reached: all of them are internal
 */
public record Endpoint(
    String service,
    SortedMap<String, Attachment> attachments,
    List<String> dns,
    List<HostEntry> hosts,
    boolean internal) {
  public Endpoint {
    hosts = List.copyOf(hosts);
    attachments = Collections.unmodifiableSortedMap(new TreeMap<>(attachments));
    dns = List.copyOf(dns);
  }

  /** Whether the workload has no network at all (`network_mode: none`). */
  public boolean isolated() {
    return attachments.isEmpty();
  }

  /** The same place under one name, that of the container, on all networks. */
  Endpoint called(String container) {
    SortedMap<String, Attachment> renamed = new TreeMap<>();
    attachments.forEach(
        (network, old) ->
            renamed.put(
                network,
                new Attachment(
                    old.network(), container, List.of(container), old.addresses(), old.subnets())));
    return new Endpoint(service, renamed, dns, hosts, internal);
  }

  /** Every static address, networks in order. */
  public List<String> addresses() {
    return attachments.values().stream()
        .flatMap(attachment -> attachment.addresses().stream())
        .toList();
  }

  /**
   * One network.
   *
   * @param network the network's full name, as a reverse lookup shows it
   * @param container the container's name, as a reverse lookup shows it
   * @param names every name it answers to there
   * @param addresses its static addresses there; empty means whatever address the pod gets
   * @param subnets the network's: an address in them that nobody has must not lead out of the pod
   */
  public record Attachment(
      String network,
      String container,
      List<String> names,
      List<String> addresses,
      List<String> subnets) {
    public Attachment {
      names = List.copyOf(names);
      addresses = List.copyOf(addresses);
      subnets = List.copyOf(subnets);
    }
  }
}
