package io.boulderk8s.compose;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The model in the shape of {@link OracleProjection}. */
public final class ModelProjection {
  private ModelProjection() {}

  public static SortedMap<String, Object> of(ComposeProject model) {
    SortedMap<String, Object> project = new TreeMap<>();
    project.put("name", model.name());
    project.put("services", each(model.services(), ModelProjection::service));
    // `config` does not print what no service uses
    Map<String, Network> networks = new TreeMap<>(model.networks());
    networks.keySet().retainAll(usedNetworks(model));
    Map<String, Volume> volumes = new TreeMap<>(model.volumes());
    volumes.keySet().retainAll(usedVolumes(model));
    project.put("networks", each(networks, ModelProjection::network));
    project.put("volumes", each(volumes, ModelProjection::volume));
    return project;
  }

  private static Set<String> usedNetworks(ComposeProject model) {
    return model.services().values().stream()
        .flatMap(service -> service.networks().keySet().stream())
        .collect(Collectors.toSet());
  }

  private static Set<String> usedVolumes(ComposeProject model) {
    return model.services().values().stream()
        .flatMap(service -> service.mounts().stream())
        .filter(mount -> mount instanceof Mount.Named)
        .map(mount -> ((Mount.Named) mount).volume())
        .collect(Collectors.toSet());
  }

  private static <T> SortedMap<String, Object> each(Map<String, T> map, Function<T, Object> of) {
    SortedMap<String, Object> all = new TreeMap<>();
    map.forEach((key, value) -> all.put(key, of.apply(value)));
    return all;
  }

  private static Object or(Optional<?> value) {
    return value.isPresent() ? value.get() : "none";
  }

  private static Object service(Service service) {
    SortedMap<String, Object> fields = new TreeMap<>();
    fields.put("image", or(service.image()));
    fields.put("working_dir", or(service.workingDir()));
    fields.put("user", or(service.user()));
    fields.put("container_name", or(service.containerName()));
    fields.put("hostname", or(service.hostname()));
    fields.put("build", or(service.build().map(ModelProjection::build)));
    fields.put("entrypoint", or(service.entrypoint()));
    fields.put("command", or(service.command()));
    fields.put("environment", new TreeMap<>(service.environment()));
    fields.put("sysctls", new TreeMap<>(service.sysctls()));
    fields.put("networks", each(service.networks(), ModelProjection::attachment));
    fields.put("network_mode", or(service.networkMode().map(ModelProjection::word)));
    fields.put("dns", service.dns());
    fields.put(
        "extra_hosts",
        service.extraHosts().stream().map(h -> h.host() + "=" + h.address()).sorted().toList());
    fields.put("ports", service.ports().stream().map(ModelProjection::port).distinct().toList());
    fields.put("volumes", service.mounts().stream().map(ModelProjection::mount).toList());
    fields.put("healthcheck", healthCheck(service));
    fields.put("depends_on", each(service.dependsOn(), ModelProjection::dependency));
    fields.put("profiles", service.profiles());
    fields.put("restart", restart(service));
    fields.putAll(ContainerProjection.of(service));
    return fields;
  }

  private static String word(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }

  private static Object build(Build build) {
    return List.of(
        build.context().toString(),
        build.dockerfile(),
        new TreeMap<>(build.args()),
        or(build.target()),
        or(build.network()),
        build.noCache(),
        build.pull(),
        build.extraHosts().stream().map(h -> h.host() + "=" + h.address()).sorted().toList());
  }

  private static Object attachment(NetworkAttachment attachment) {
    return List.of(attachment.aliases(), or(attachment.ipv4Address()));
  }

  private static Object port(PortMapping port) {
    return or(port.hostIp())
        + " "
        + or(port.publishedText())
        + " "
        + port.target()
        + " "
        + port.protocol();
  }

  private static Object mount(Mount mount) {
    return switch (mount) {
      case Mount.Bind bind -> mount("bind " + bind.source(), bind.target(), bind.readOnly());
      case Mount.Named named ->
          mount("volume " + named.volume(), named.target(), named.readOnly())
              + named.subpath().map(path -> " " + path).orElse("");
      case Mount.Memory memory ->
          mount("tmpfs none", memory.target(), memory.readOnly()) + " " + options(memory.options());
      case Mount.Text text -> "text " + text.target();
      case Mount.HostFile file -> mount("bind " + file.source(), file.target(), true);
      case Mount.Anonymous own -> mount("volume none", own.target(), own.readOnly());
    };
  }

  private static String mount(String source, String target, boolean readOnly) {
    return source + " " + target + (readOnly ? " ro" : " rw");
  }

  private static Object healthCheck(Service service) {
    return service
        .imageCheck()
        .filter(ImageCheck::changes)
        .<Object>map(
            check ->
                List.of(
                    "image's",
                    or(check.interval().map(Duration::toString)),
                    or(check.timeout().map(Duration::toString)),
                    or(check.retries().map(String::valueOf)),
                    or(check.startPeriod().map(Duration::toString)),
                    or(check.startInterval().map(Duration::toString))))
        .orElseGet(() -> or(service.healthCheck().map(ModelProjection::healthCheck)));
  }

  private static Object healthCheck(HealthCheck check) {
    return List.of(
        check.command(),
        check.interval(),
        check.timeout(),
        check.retries(),
        check.startPeriod(),
        check.startInterval());
  }

  private static String restart(Service service) {
    OptionalInt most = service.process().mostRestarts();
    return word(service.restart()).replace("_", "-")
        + (most.isPresent() ? ":" + most.getAsInt() : "");
  }

  private static Object dependency(Dependency dependency) {
    return List.of(word(dependency.condition()), dependency.required());
  }

  private static Object network(Network network) {
    List<Object> pools = new ArrayList<>();
    network
        .pools()
        .forEach(pool -> pools.add(List.of(pool.subnet(), or(pool.ipRange()), or(pool.gateway()))));
    return List.of(network.fullName(), network.internal(), network.external(), pools);
  }

  private static List<String> options(Volume.Kind.Tmpfs tmpfs) {
    List<String> options = new ArrayList<>();
    tmpfs.uid().ifPresent(uid -> options.add("uid=" + uid));
    tmpfs.gid().ifPresent(gid -> options.add("gid=" + gid));
    tmpfs.mode().ifPresent(mode -> options.add("mode=" + mode));
    tmpfs.size().ifPresent(size -> options.add("size=" + size));
    return options.stream().sorted().toList();
  }

  private static Object volume(Volume volume) {
    List<String> options =
        volume.kind() instanceof Volume.Kind.Tmpfs tmpfs ? options(tmpfs) : List.of();
    boolean memory = volume.kind() instanceof Volume.Kind.Tmpfs;
    if (volume.kind() instanceof Volume.Kind.Folder(var device)) {
      return List.of(
          volume.fullName(), volume.external(), "none", List.of("bind"), device.toString());
    }
    return List.of(
        volume.fullName(),
        volume.external(),
        memory ? "tmpfs" : "none",
        (options.isEmpty() ? List.of("") : options.stream().sorted().toList()),
        "");
  }
}
