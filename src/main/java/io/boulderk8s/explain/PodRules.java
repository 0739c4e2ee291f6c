package io.boulderk8s.explain;

import static io.boulderk8s.explain.Rule.fixed;
import static io.boulderk8s.explain.Rule.key;
import static io.boulderk8s.explain.Rule.place;

import io.boulderk8s.compose.HostEntry;
import io.boulderk8s.compose.Service;
import io.boulderk8s.compose.Source;
import io.boulderk8s.manifest.Labels;
import io.boulderk8s.manifest.PodRole;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * The rules for a pod apart from its containers: names, endpoint, volumes, and Docker's defaults.
 */
final class PodRules {
  private static final String ENDPOINT = "metadata.annotations[boulder-k8s.io/endpoint]";

  static final List<Rule> ALL =
      List.of(
          place(
              "metadata.name",
              (subject, _) ->
                  subject.hasRole(PodRole.RUNNER) ? Optional.empty() : subject.written(""),
              "the service's name, made legal for Kubernetes"),
          fixed("metadata.name", "the harness: what t.sh calls its run; it admits one at a time"),
          key("metadata.labels[boulder-k8s.io/service]", "", "the service's name"),
          fixed(
              "metadata.labels[boulder-k8s.io/role]", "the harness: which service runs the tests"),
          fixed("metadata.labels[boulder-k8s.io/stack]", "the agents watch for pods that have it"),
          place(
              "metadata.labels[*]",
              (subject, stars) -> attachment(subject, stars.getFirst()),
              "the service is on this network; its policy selects by it"),
          place(
              "metadata.labels[*]",
              (subject, stars) -> subject.useOf(stars.getFirst()),
              "the service mounts this volume; pods that share it share a node"),
          key(
              "metadata.labels[*]",
              "",
              "no `networks`: as with Compose, on the project's default network"),
          fixed(
              "metadata.annotations[boulder-k8s.io/spec-hash]",
              "changes when the pod does: `up` keeps a pod that has the same"),
          key(ENDPOINT + ".service", "", "the service's name"),
          place(
              ENDPOINT + ".names.*.network",
              (subject, stars) -> subject.network(stars.getFirst()),
              "the network's full name, `name` or project_network: reverse lookups show it"),
          key(
              ENDPOINT + ".names.*.container",
              "container_name ",
              "`container_name`, else project-service-1: reverse lookups show it"),
          key(
              ENDPOINT + ".names.*.names**",
              "networks.$1 ",
              "the service, its aliases and its container, as Docker's resolver answers them;"
                  + " `compose run` gives a container only the last"),
          key(
              ENDPOINT + ".names.*.addresses[*]",
              "networks.$1.ipv4_address",
              "`ipv4_address`: the pod owns it on its loopback device"),
          fixed(ENDPOINT + ".names.*.addresses", "no static address: the pod's own"),
          place(
              ENDPOINT + ".names.*.subnets**",
              (subject, stars) -> subject.network(stars.getFirst()),
              "`ipam`: an address in it that nobody has must not lead out of the pod"),
          place(
              ENDPOINT + ".internal",
              (subject, _) ->
                  subject.service().stream()
                      .flatMap(service -> service.networks().keySet().stream())
                      .flatMap(network -> subject.network(network).stream())
                      .findFirst(),
              "`internal`: all networks of the service are"),
          key(
              ENDPOINT + ".hosts**",
              "extra_hosts",
              "`extra_hosts` with `_`: Kubernetes puts none into /etc/hosts"),
          key(ENDPOINT + ".dns[*]", "dns[$1] dns", "`dns`: asked after the names of the networks"),
          fixed(ENDPOINT + ".dns", "no `dns`: the node's resolver, as in Docker"),
          key(ENDPOINT + ".names", "network_mode", "`network_mode: none`: no network, no names"),
          fixed(ENDPOINT + "**", "no network has it: Docker's own default"),
          place(
              "spec.affinity**.matchLabels[*]",
              (subject, stars) -> subject.useOf(stars.getFirst()),
              "a named volume is a directory of a node: its users share the node"),
          fixed("spec.affinity**", "a named volume is a directory of a node"),
          key("spec.hostname", "hostname", "`hostname`"),
          fixed("spec.hostname", "made up, as Docker does it: not the service's own name"),
          place(
              "spec.hostAliases[*].hostnames[*]",
              PodRules::hostname,
              "`extra_hosts`: takes precedence over every resolver"),
          place(
              "spec.hostAliases[*].ip",
              (subject, stars) -> hostname(subject, List.of(stars.getFirst(), "0")),
              "`extra_hosts`: one entry for each address"),
          key("spec.restartPolicy", "restart", "`restart`", "no `restart`: Compose's default, no"),
          key(
              "spec.terminationGracePeriodSeconds",
              "stop_grace_period",
              "`stop_grace_period`",
              "no `stop_grace_period`: Docker's default, 10 s"),
          fixed("spec.automountServiceAccountToken", "a container of Compose has no such token"),
          fixed("spec.enableServiceLinks", "the environment is exactly Compose's"),
          fixed("spec.serviceAccountName", "the account of the network sidecar"),
          fixed("spec.dnsPolicy", "Docker's own behaviour: nothing of the cluster's DNS"),
          fixed("spec.dnsConfig.nameservers**", "Docker's own behaviour: its resolver's address"),
          key("spec.dnsConfig.searches[*]", "dns_search[$1] dns_search", "`dns_search`"),
          key(
              "spec.dnsConfig.options[*].**",
              "dns_opt",
              "`dns_opt`; ndots:0 unless it says otherwise, as Docker"),
          fixed("spec.dnsConfig.options**", "Docker's own behaviour: no search list, ndots:0"),
          key("spec.securityContext.sysctls[*].**", "sysctls.$1", "`sysctls`"),
          key("spec.securityContext.supplementalGroups[*]", "group_add[$1]", "`group_add`"),
          fixed(
              "spec.securityContext.sysctls[net.ipv4.ip_unprivileged_port_start]**",
              "Docker's own behaviour: every user may bind every port"),
          fixed("spec.securityContext.seccompProfile**", "Docker's own default profile"),
          place(
              "spec.volumes[*].hostPath.path",
              (subject, stars) -> subject.mountOf(stars.getFirst()),
              "the node's view of the path, or the node's directory for a named volume"),
          place(
              "spec.volumes[*].**",
              (subject, stars) -> subject.mountOf(stars.getFirst()),
              "one volume of the pod for each path or volume that the container mounts"),
          fixed("spec.volumes[agent-access]**", "lets the network sidecar ask the API server"),
          fixed(
              "spec.volumes[node-resolver]**",
              "resolves names that neither the stack nor `dns` knows"),
          fixed("spec.volumes[run]**", "the supervisor's files: spool and exit code"));

  private PodRules() {}

  private static Optional<Source> attachment(ExplainedObject subject, String label) {
    return subject.service().stream()
        .flatMap(service -> service.networks().keySet().stream())
        .filter(network -> Labels.network(network).equals(label))
        .findFirst()
        .flatMap(network -> subject.written("networks." + network));
  }

  /** Returns the nth entry of `extra_hosts` with this address. */
  private static Optional<Source> hostname(ExplainedObject subject, List<String> stars) {
    return subject
        .service()
        .flatMap(
            service ->
                indexes(service, stars.getFirst())
                    .skip(Long.parseLong(stars.getLast()))
                    .boxed()
                    .findFirst())
        .flatMap(i -> subject.written("extra_hosts[" + i + "]", "extra_hosts"));
  }

  private static IntStream indexes(Service service, String address) {
    List<HostEntry> hosts = service.extraHosts();
    return IntStream.range(0, hosts.size()).filter(i -> hosts.get(i).address().equals(address));
  }
}
