package io.boulderk8s.plan;

import io.boulderk8s.compose.HostEntry;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Describes a workload's place in the project's networks, as Docker's embedded DNS and bridges see
 * a container.
 *
 * @param attachments by network; empty means no network but the loopback device
 * @param dns servers for names that no network has, in this order; empty means the node's resolver
 * @param hosts names that take precedence over those of the networks and cannot be in the pod's
 *     /etc/hosts
 * @param internal whether it may reach nothing but its networks: all of them are internal
 * @param routes what it has of addresses that another pod owns
 */
public record Endpoint(
    String service,
    SortedMap<String, Attachment> attachments,
    List<String> dns,
    List<HostEntry> hosts,
    boolean internal,
    Routes routes) {
  public Endpoint {
    hosts = List.copyOf(hosts);
    attachments = Collections.unmodifiableSortedMap(new TreeMap<>(attachments));
    dns = List.copyOf(dns);
  }

  /** Tells whether the workload has no network at all (`network_mode: none`). */
  public boolean isolated() {
    return attachments.isEmpty();
  }

  /** Returns the same place under one name, that of the container, on all networks. */
  Endpoint called(String container) {
    SortedMap<String, Attachment> renamed = new TreeMap<>();
    attachments.forEach(
        (network, old) ->
            renamed.put(
                network,
                new Attachment(
                    old.network(), container, List.of(container), old.addresses(), old.subnets())));
    return new Endpoint(service, renamed, dns, hosts, internal, routes);
  }

  /** Returns every static address, networks in order. */
  public List<String> addresses() {
    return attachments.values().stream()
        .flatMap(attachment -> attachment.addresses().stream())
        .toList();
  }

  /**
   * The part of a workload in addresses that another one owns: services that were split from the
   * runner still answer at the runner's address, each for its own ports.
   *
   * @param sockets where it answers instead of the owner, as address:port of TCP
   * @param local addresses that its loopback device has, for its program to bind
   * @param forwards sockets of its loopback device that lead elsewhere
   */
  public record Routes(List<String> sockets, List<String> local, List<Forward> forwards) {
    public static final Routes NONE = new Routes(List.of(), List.of(), List.of());

    public Routes {
      sockets = List.copyOf(sockets);
      local = List.copyOf(local);
      forwards = List.copyOf(forwards);
    }

    /** A socket, such as localhost:4501, and the address:port that a connection goes on to. */
    public record Forward(String listen, String to) {}
  }

  /**
   * Membership in one network.
   *
   * @param network the network's full name, as a reverse lookup shows it
   * @param container the container's name, as a reverse lookup shows it
   * @param names every name it answers to there
   * @param addresses its static addresses there; empty means that the pod's own address serves
   * @param subnets the network's; packets to an unused address in them must not leave the pod
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
