package io.boulderk8s.compose;

import io.boulderk8s.compose.keys.ByteSize;
import io.boulderk8s.text.GoDuration;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Rights, limits, terminal and files of a service, from both sides in the same words. */
final class ContainerProjection {
  /** Compose prints what the file has; which number that is the engine says. */
  private static final Map<String, String> STOP_SIGNALS =
      Map.of("INT", "2", "TERM", "15", "USR1", "10", "RTMIN+3", "37");

  private ContainerProjection() {}

  static SortedMap<String, Object> of(Service service) {
    Rights rights = service.rights();
    ResourceLimits limits = service.limits();
    SortedMap<String, Object> fields = new TreeMap<>();
    // twice, as x and as CAP_X, is once to the engine
    fields.put("cap_add", rights.added().stream().distinct().toList());
    fields.put("cap_drop", rights.dropped().stream().distinct().toList());
    fields.put("privileged", rights.privileged());
    fields.put("read_only", rights.readOnlyRoot());
    fields.put(
        "group_add",
        Stream.concat(rights.groups().stream().map(String::valueOf), rights.groupNames().stream())
            .sorted()
            .toList());
    fields.put("no-new-privileges", rights.noNewPrivileges());
    fields.put("seccomp", rights.seccompUnconfined());
    fields.put("apparmor", rights.apparmorUnconfined());
    fields.put("tty", service.terminal().tty());
    fields.put("init", service.process().init());
    fields.put(
        "ulimits",
        service.process().ulimits().entrySet().stream()
            .map(e -> e.getKey() + "=" + e.getValue().soft() + ":" + e.getValue().hard())
            .toList());
    fields.put("stop_signal", service.process().stopSignal().map(String::valueOf).orElse("none"));
    fields.put("stdin_open", service.terminal().openInput());
    fields.put("cpus", limits.milliCpus());
    fields.put("memory", limits.memory());
    fields.put("reserved", limits.reservedMemory());
    fields.put("shm_size", limits.sharedMemory());
    fields.put("stop_grace_period", service.stopGrace());
    fields.put("dns_search", service.dnsSearch());
    fields.put("dns_opt", service.dnsOptions());
    fields.put("files", service.files().stream().map(ContainerProjection::file).toList());
    return fields;
  }

  static SortedMap<String, Object> of(Json service, Json root) {
    SortedMap<String, Object> fields = new TreeMap<>();
    fields.put("cap_add", capabilities(service.path("cap_add")));
    fields.put("cap_drop", capabilities(service.path("cap_drop")));
    fields.put("ulimits", ulimits(service.path("ulimits")));
    fields.put("stop_signal", stopSignal(service.path("stop_signal").text("none")));
    for (String flag : List.of("privileged", "read_only", "tty", "stdin_open", "init")) {
      fields.put(flag, service.path(flag).isTrue());
    }
    fields.put("group_add", texts(service.path("group_add")).stream().sorted().toList());
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
    // `.` is the engine's word for none
    fields.put(
        "dns_search",
        texts(service.path("dns_search")).stream().filter(name -> !name.equals(".")).toList());
    fields.put("dns_opt", texts(service.path("dns_opt")));
    fields.put(
        "files",
        Stream.concat(
                files(service.path("configs"), "/", root.path("configs")),
                files(service.path("secrets"), "/run/secrets/", root.path("secrets")))
            .toList());
    return fields;
  }

  private static String file(Mount file) {
    return switch (file) {
      case Mount.HostFile(_, var source, var target) -> source + " " + target;
      case Mount.Text text ->
          text.content()
              + " "
              + text.target()
              + " "
              + text.uid()
              + ":"
              + text.gid()
              + " "
              + text.mode();
      default -> throw new AssertionError(file);
    };
  }

  private static String stopSignal(String text) {
    return text.matches("[0-9]+|none")
        ? text
        : STOP_SIGNALS.getOrDefault(text.replaceFirst("^SIG", ""), "none");
  }

  private static List<String> ulimits(Json limits) {
    List<String> all = new ArrayList<>();
    limits
        .properties()
        .forEach(
            (name, limit) -> {
              boolean both = limit.properties().isEmpty();
              // a zero in a long form is not printed
              String number = limit.isEmpty() ? "0" : limit.text("");
              String soft = both ? number : limit.path("soft").text("0");
              String hard = both ? number : limit.path("hard").text("0");
              all.add(name + "=" + soft + ":" + hard);
            });
    return all.stream().sorted().toList();
  }

  private static Stream<String> files(Json list, String folder, Json definitions) {
    return list.items().stream()
        // an empty text is copied nowhere
        .filter(
            item ->
                !definitions.path(item.path("source").text("")).path("file").text("").isEmpty()
                    || !definitions
                        .path(item.path("source").text(""))
                        .path("content")
                        .text("")
                        .isEmpty())
        .map(
            item -> {
              String name = item.path("source").text("");
              String target = item.path("target").text(name);
              String path = target.startsWith("/") ? target : folder + target;
              String content = definitions.path(name).path("content").text("");
              return content.isEmpty()
                  ? definitions.path(name).path("file").text("") + " " + path
                  : content
                      + " "
                      + path
                      + " "
                      + item.path("uid").text("0")
                      + ":"
                      + item.path("gid").text("0")
                      + " "
                      + item.path("mode").text("0444");
            });
  }

  private static List<String> texts(Json list) {
    return list.items().stream().map(item -> item.text("")).toList();
  }

  private static List<String> capabilities(Json list) {
    return texts(list).stream()
        .map(name -> name.toUpperCase(Locale.ROOT).replaceFirst("^CAP_", ""))
        .distinct()
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
