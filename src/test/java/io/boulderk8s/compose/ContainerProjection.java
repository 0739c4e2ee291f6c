package io.boulderk8s.compose;

import io.boulderk8s.compose.keys.ByteSize;
import io.boulderk8s.compose.keys.GoDuration;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Rights, limits, terminal and files of a service, from both sides in the same words. */
final class ContainerProjection {
  private ContainerProjection() {}

  static SortedMap<String, Object> of(Service service) {
    Rights rights = service.rights();
    Limits limits = service.limits();
    SortedMap<String, Object> fields = new TreeMap<>();
    fields.put("cap_add", rights.added());
    fields.put("cap_drop", rights.dropped());
    fields.put("privileged", rights.privileged());
    fields.put("read_only", rights.readOnlyRoot());
    fields.put("group_add", rights.groups().stream().map(String::valueOf).toList());
    fields.put("no-new-privileges", rights.noNewPrivileges());
    fields.put("seccomp", rights.seccompUnconfined());
    fields.put("apparmor", rights.apparmorUnconfined());
    fields.put("tty", service.terminal().tty());
    fields.put("stdin_open", service.terminal().openInput());
    fields.put("cpus", limits.milliCpus());
    fields.put("memory", limits.memory());
    fields.put("reserved", limits.reservedMemory());
    fields.put("shm_size", limits.sharedMemory());
    fields.put("stop_grace_period", service.stopGrace());
    fields.put("dns_search", service.dnsSearch());
    fields.put("dns_opt", service.dnsOptions());
    fields.put("files", service.files().stream().map(f -> f.source() + " " + f.target()).toList());
    return fields;
  }

  static SortedMap<String, Object> of(Json service, Json root) {
    SortedMap<String, Object> fields = new TreeMap<>();
    fields.put("cap_add", capabilities(service.path("cap_add")));
    fields.put("cap_drop", capabilities(service.path("cap_drop")));
    for (String flag : List.of("privileged", "read_only", "tty", "stdin_open")) {
      fields.put(flag, service.path(flag).isTrue());
    }
    fields.put("group_add", texts(service.path("group_add")));
    List<String> options = texts(service.path("security_opt"));
    fields.put(
        "no-new-privileges",
        options.stream().anyMatch(o -> o.matches("no-new-privileges([:=]true)?")));
    fields.put("seccomp", options.stream().anyMatch(o -> o.matches("seccomp[:=]unconfined")));
    fields.put("apparmor", options.stream().anyMatch(o -> o.matches("apparmor[:=]unconfined")));
    Json resources = service.path("deploy").path("resources");
    fields.put(
        "cpus", first(milli(service.path("cpus")), milli(resources.path("limits").path("cpus"))));
    fields.put(
        "memory",
        first(bytes(service.path("mem_limit")), bytes(resources.path("limits").path("memory"))));
    fields.put(
        "reserved",
        first(
            bytes(service.path("mem_reservation")),
            bytes(resources.path("reservations").path("memory"))));
    fields.put("shm_size", bytes(service.path("shm_size")));
    Json grace = service.path("stop_grace_period");
    fields.put(
        "stop_grace_period",
        grace.isAbsent() ? Optional.empty() : GoDuration.parse(grace.text("")));
    fields.put("dns_search", texts(service.path("dns_search")));
    fields.put("dns_opt", texts(service.path("dns_opt")));
    fields.put(
        "files",
        Stream.concat(
                files(service.path("configs"), "/", root.path("configs")),
                files(service.path("secrets"), "/run/secrets/", root.path("secrets")))
            .toList());
    return fields;
  }

  private static Stream<String> files(Json list, String folder, Json definitions) {
    return list.items().stream()
        .map(
            item -> {
              String name = item.path("source").text("");
              String target = item.path("target").text(name);
              return definitions.path(name).path("file").text("")
                  + " "
                  + (target.startsWith("/") ? target : folder + target);
            });
  }

  private static List<String> texts(Json list) {
    return list.items().stream().map(item -> item.text("")).toList();
  }

  private static List<String> capabilities(Json list) {
    return texts(list).stream()
        .map(name -> name.toUpperCase(Locale.ROOT).replaceFirst("^CAP_", ""))
        .toList();
  }

  private static OptionalLong first(OptionalLong one, OptionalLong other) {
    return one.isPresent() ? one : other;
  }

  private static OptionalLong bytes(Json size) {
    return size.isAbsent() ? OptionalLong.empty() : ByteSize.parse(size.text(""));
  }

  private static OptionalLong milli(Json cpus) {
    return cpus.isAbsent()
        ? OptionalLong.empty()
        : OptionalLong.of(new BigDecimal(cpus.text("")).movePointRight(3).longValueExact());
  }
}
