package io.boulderk8s.compose;

import static org.assertj.core.api.Assertions.assertThat;

import io.boulderk8s.compose.keys.ByteSize;
import io.boulderk8s.compose.keys.KeyRules;
import io.boulderk8s.compose.keys.KeyVerdict;
import io.boulderk8s.text.GoDuration;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;

/** What `docker compose config --format json` printed, in the shape of {@link ModelProjection}. */
final class OracleProjection {
  private static final Set<String> COMPARED =
      Set.of(
          "image",
          "build",
          "entrypoint",
          "command",
          "environment",
          "working_dir",
          "user",
          "container_name",
          "hostname",
          "networks",
          "network_mode",
          "dns",
          "extra_hosts",
          "ports",
          "volumes",
          "healthcheck",
          "init",
          "ulimits",
          "stop_signal",
          "depends_on",
          "profiles",
          "restart",
          "sysctls",
          "cap_add",
          "cap_drop",
          "configs",
          "cpus",
          "deploy",
          "dns_opt",
          "dns_search",
          "group_add",
          "links",
          "mem_limit",
          "mem_reservation",
          "privileged",
          "read_only",
          "scale",
          "secrets",
          "security_opt",
          "shm_size",
          "stdin_open",
          "stop_grace_period",
          "tmpfs",
          "tty");
  private static final Set<String> IGNORED =
      Set.of("annotations", "expose", "labels", "logging", "pull_policy", "attach", "develop");

  private OracleProjection() {}

  static SortedMap<String, Object> of(Json root) {
    SortedMap<String, Object> project = new TreeMap<>();
    project.put("name", root.path("name").text(""));
    project.put("services", each(root.path("services"), s -> service(s, root)));
    project.put("networks", each(root.path("networks"), OracleProjection::network));
    project.put("volumes", each(root.path("volumes"), OracleProjection::volume));
    return project;
  }

  private static SortedMap<String, Object> each(Json node, Function<Json, Object> of) {
    SortedMap<String, Object> all = new TreeMap<>();
    node.properties().forEach((key, value) -> all.put(key, of.apply(value)));
    return all;
  }

  private static List<Object> list(Json node, Function<Json, Object> of) {
    return node.items().stream().map(of).toList();
  }

  private static Object texts(Json node) {
    return node.isAbsent() ? "none" : list(node, j -> j.text(""));
  }

  private static String text(Json node) {
    return node.text("none");
  }

  private static String filled(Json node) {
    return text(node).isEmpty() ? "none" : text(node);
  }

  private static Object service(Json service, Json root) {
    List<String> keys = new ArrayList<>();
    keys.addAll(service.properties().keySet());
    keys.removeAll(COMPARED);
    keys.removeAll(IGNORED);
    keys.removeIf(key -> saysWhatIsSo("services.*." + key, service.path(key)));
    assertThat(keys).as("keys that Compose knows and nobody compares").isEmpty();
    SortedMap<String, Object> fields = new TreeMap<>();
    for (String key : List.of("image", "working_dir", "user", "container_name", "hostname")) {
      fields.put(key, text(service.path(key)));
    }
    fields.put("build", build(service.path("build")));
    fields.put("entrypoint", texts(service.path("entrypoint")));
    fields.put("command", texts(service.path("command")));
    fields.put("environment", values(service.path("environment")));
    fields.put("sysctls", values(service.path("sysctls")));
    fields.put("networks", each(service.path("networks"), OracleProjection::attachment));
    fields.put("network_mode", text(service.path("network_mode")));
    fields.put("dns", list(service.path("dns"), j -> j.text("")));
    fields.put(
        "extra_hosts",
        list(service.path("extra_hosts"), j -> j.text("")).stream().sorted().toList());
    // twice, as 80 and as "80", is once to the engine
    fields.put(
        "ports", list(service.path("ports"), OracleProjection::port).stream().distinct().toList());
    fields.put(
        "volumes",
        Stream.concat(
                service.path("volumes").items().stream().map(OracleProjection::mount),
                service.path("tmpfs").items().stream().map(t -> memory(t.text(""))))
            .toList());
    fields.put("healthcheck", healthCheck(service.path("healthcheck")));
    fields.put("depends_on", each(service.path("depends_on"), OracleProjection::dependency));
    fields.put("profiles", list(service.path("profiles"), j -> j.text("")));
    fields.put(
        "restart",
        service.path("restart").text("no").replaceFirst("^$", "no").replaceFirst(":0+$", ""));
    fields.putAll(ContainerProjection.of(service, root));
    return fields;
  }

  /** A key that is refused may be there without a value, or with one that changes nothing. */
  private static boolean saysWhatIsSo(String pattern, Json value) {
    return value.isEmpty()
        || KeyRules.all().stream()
            .filter(rule -> rule.pattern().equals(pattern))
            .anyMatch(
                rule ->
                    rule.verdict() instanceof KeyVerdict.Refused refused
                        && refused.harmless().contains(value.text("")));
  }

  private static Object build(Json build) {
    return build.isAbsent()
        ? "none"
        : List.of(
            build.path("context").text(""),
            build.path("dockerfile").text(""),
            values(build.path("args")),
            filled(build.path("target")),
            filled(build.path("network")),
            build.path("no_cache").isTrue(),
            build.path("pull").isTrue(),
            list(build.path("extra_hosts"), j -> j.text("")).stream().sorted().toList());
  }

  private static SortedMap<String, Object> values(Json node) {
    SortedMap<String, Object> values = each(node, n -> n.text("none"));
    node.properties().entrySet().stream()
        .filter(entry -> entry.getValue().isAbsent())
        .forEach(entry -> values.remove(entry.getKey()));
    return values;
  }

  private static Object attachment(Json network) {
    return List.of(
        list(network.path("aliases"), j -> j.text("")), text(network.path("ipv4_address")));
  }

  private static Object port(Json port) {
    return String.join(
        " ",
        text(port.path("host_ip")),
        text(port.path("published")),
        port.path("target").text(""),
        port.path("protocol").text(""));
  }

  private static Object mount(Json mount) {
    return String.join(
            " ",
            mount.path("type").text(""),
            text(mount.path("source")).replaceFirst("(?<=.)/$", ""),
            mount.path("target").text(""),
            mount.path("read_only").isTrue() ? "ro" : "rw")
        + (mount.path("type").text("").equals("tmpfs") ? " " + options(mount) : "")
        + mount.path("volume").path("subpath").text("").replaceFirst("^(?=.)", " ");
  }

  private static List<String> options(Json mount) {
    Json tmpfs = mount.path("tmpfs");
    List<String> options = new ArrayList<>();
    if (!tmpfs.path("mode").isAbsent()) {
      options.add("mode=%04o".formatted(Integer.parseInt(tmpfs.path("mode").text(""))));
    }
    if (!tmpfs.path("size").isAbsent()) {
      options.add("size=" + tmpfs.path("size").text(""));
    }
    return options;
  }

  /** `PATH:OPTIONS`: Compose leaves them to the engine. */
  private static Object memory(String text) {
    String[] parts = text.split(":", 2);
    List<String> options =
        Stream.of(parts.length == 1 ? new String[0] : parts[1].split(","))
            .filter(option -> option.contains("="))
            .map(
                option ->
                    option.startsWith("size=")
                        ? "size=" + ByteSize.parse(option.substring(5)).orElseThrow()
                        : option)
            .sorted()
            .toList();
    boolean readOnly = parts.length == 2 && List.of(parts[1].split(",")).contains("ro");
    String path = parts[0].replaceFirst("(?<=.)/$", "");
    return "tmpfs none " + path + (readOnly ? " ro " : " rw ") + options;
  }

  private static Object healthCheck(Json check) {
    List<String> test = new ArrayList<>();
    check.path("test").items().forEach(word -> test.add(word.text("")));
    if (check.isAbsent() || check.path("disable").isTrue() || test.equals(List.of("NONE"))) {
      return "none";
    }
    if (test.isEmpty()) {
      return imagesOwn(check);
    }
    List<String> command =
        test.getFirst().equals("CMD-SHELL")
            ? List.of("/bin/sh", "-c", test.getLast())
            : test.subList(1, test.size());
    return List.of(
        command,
        duration(check, "interval", "30s"),
        duration(check, "timeout", "30s"),
        Integer.valueOf(check.path("retries").text("3").replaceFirst("^0$", "3")),
        GoDuration.parse(check.path("start_period").text("0s")).orElseThrow(),
        duration(check, "start_interval", "5s"));
  }

  /** One of which nothing is changed is there without a word, too. */
  private static Object imagesOwn(Json check) {
    List<String> changes =
        List.of(
            "image's",
            changed(check, "interval"),
            changed(check, "timeout"),
            check.path("retries").text("none").replaceFirst("^0$", "none"),
            changed(check, "start_period"),
            changed(check, "start_interval"));
    return changes.stream().allMatch(c -> c.equals("none") || c.equals("image's"))
        ? "none"
        : changes;
  }

  private static String changed(Json check, String key) {
    return GoDuration.parse(check.path(key).text("0s"))
        .filter(duration -> !duration.isZero())
        .map(Duration::toString)
        .orElse("none");
  }

  /** Zero is the engine's default. */
  private static Object duration(Json check, String key, String otherwise) {
    return GoDuration.parse(check.path(key).text(otherwise))
        .filter(duration -> !duration.isZero())
        .or(() -> GoDuration.parse(otherwise))
        .orElseThrow();
  }

  private static Object dependency(Json dependency) {
    return List.of(dependency.path("condition").text(""), dependency.path("required").isTrue());
  }

  private static Object network(Json network) {
    return List.of(
        network.path("name").text(""),
        network.path("internal").isTrue(),
        network.path("external").isTrue(),
        list(
            network.path("ipam").path("config"),
            pool ->
                List.of(
                    text(pool.path("subnet")),
                    filled(pool.path("ip_range")),
                    filled(pool.path("gateway")))));
  }

  private static Object volume(Json volume) {
    return List.of(
        volume.path("name").text(""),
        volume.path("external").isTrue(),
        text(volume.path("driver_opts").path("type")),
        List.of(volume.path("driver_opts").path("o").text("").split(",")).stream()
            .sorted()
            .toList(),
        volume.path("driver_opts").path("o").text("").contains("bind")
            ? volume.path("driver_opts").path("device").text("")
            : "");
  }
}
