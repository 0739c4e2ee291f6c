package io.boulderk8s.parity;

import io.boulderk8s.compose.HostEntry;
import io.boulderk8s.plan.Endpoint;
import io.boulderk8s.plan.Plan;
import io.boulderk8s.plan.Workload;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeSet;

/**
 * The questions to every container beside the plain facts, the same on both sides.
 *
 * @param names to look up
 * @param addresses to look up in reverse
 * @param targets to call, each as `LABEL=PROTOCOL:HOST:PORT`
 */
public record Questions(
    NavigableSet<String> names, NavigableSet<String> addresses, NavigableSet<String> targets) {
  /** Names that no container of the stack should know, but that a cluster might. */
  private static final List<String> STRANGE =
      List.of("localhost", "kubernetes", "kubernetes.default.svc.cluster.local", "x.invalid");

  private static final String NOBODYS_PORT = "9";

  public static final Questions NONE =
      new Questions(new TreeSet<>(), new TreeSet<>(), new TreeSet<>());

  /**
   * Collects everything that the plan and the first reports name.
   *
   * @param more further names of the user
   */
  public static Questions of(Plan plan, Map<String, ProbeReport> reports, List<String> more) {
    NavigableSet<String> names = new TreeSet<>(STRANGE);
    names.addAll(more);
    NavigableSet<String> targets = new TreeSet<>();
    for (Workload workload : plan.workloads()) {
      workload.pod().hosts().stream().map(HostEntry::host).forEach(names::add);
      for (Endpoint.Attachment attachment : workload.endpoint().attachments().values()) {
        attachment.names().forEach(name -> names.add(name));
        attachment.names().forEach(name -> names.add(name + "." + attachment.network()));
      }
    }
    NavigableSet<String> addresses = new TreeSet<>(chosen(plan));
    reports.forEach(
        (service, report) -> {
          List<String> callable = callable(report, addresses);
          callable.forEach(addresses::add);
          targets.addAll(targets(service, report, callable));
        });
    return new Questions(names, addresses, targets);
  }

  /** Returns the static addresses of the Compose file. */
  public static NavigableSet<String> chosen(Plan plan) {
    NavigableSet<String> all = new TreeSet<>();
    plan.workloads().forEach(workload -> all.addAll(workload.endpoint().addresses()));
    return all;
  }

  /** Returns the services that have DNS servers of their own. */
  public static NavigableSet<String> asking(Plan plan) {
    NavigableSet<String> all = new TreeSet<>();
    plan.workloads().stream()
        .map(Workload::endpoint)
        .filter(endpoint -> !endpoint.dns().isEmpty() && !endpoint.isolated())
        .forEach(endpoint -> all.add(endpoint.service()));
    return all;
  }

  /** Returns the addresses at which others call it: its static ones, else the assigned one. */
  private static List<String> callable(ProbeReport report, NavigableSet<String> chosen) {
    List<String> own =
        report.addresses().stream()
            .map(address -> address.prefix().replaceFirst("/.*", ""))
            .filter(address -> address.contains(".") && !address.startsWith("127."))
            .distinct()
            .toList();
    List<String> fixed = own.stream().filter(chosen::contains).toList();
    return fixed.isEmpty() ? own : fixed;
  }

  private static List<String> targets(String service, ProbeReport report, List<String> addresses) {
    List<String> all = new ArrayList<>();
    for (String address : addresses) {
      for (String socket : report.sockets()) {
        String[] words = socket.split(" ", 2);
        String port = words[1].substring(words[1].lastIndexOf(':') + 1);
        String bound = words[1].substring(0, Math.max(0, words[1].lastIndexOf(':')));
        boolean everywhere = bound.equals("0.0.0.0") || bound.equals("[::]");
        if (port.matches("\\d+") && (everywhere || bound.equals(address))) {
          all.add(target(service, words[0], address, port));
        }
      }
      all.add(target(service, "tcp", address, NOBODYS_PORT));
      all.add(target(service, "udp", address, NOBODYS_PORT));
    }
    return all;
  }

  private static String target(String service, String protocol, String address, String port) {
    return "%s %s %s port %s=%s:%s:%s"
        .formatted(service, address, protocol, port, protocol, address, port);
  }

  /** Formats them as arguments of `agent probe`. */
  public List<String> arguments() {
    List<String> words = new ArrayList<>();
    names.forEach(name -> words.add("--name=" + name));
    addresses.forEach(address -> words.add("--address=" + address));
    targets.forEach(target -> words.add("--target=" + target));
    return words;
  }
}
