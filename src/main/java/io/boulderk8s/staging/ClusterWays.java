package io.boulderk8s.staging;

import io.boulderk8s.boulder.ServiceMap;
import io.boulderk8s.boulder.catalog.BoulderService;
import io.boulderk8s.boulder.catalog.Port;
import io.boulderk8s.boulder.config.ConfigFile;
import io.boulderk8s.boulder.config.ConfigValue;
import io.boulderk8s.boulder.config.Setting;
import io.boulderk8s.boulder.consul.ConsulService;
import io.boulderk8s.boulder.read.CheckoutPath;
import io.boulderk8s.boulder.read.Findings;
import io.boulderk8s.boulder.read.Place;
import io.boulderk8s.boulder.read.Word;
import io.boulderk8s.compose.Mount;
import io.boulderk8s.plan.Plan;
import io.boulderk8s.plan.Workload;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Derives what each split service has in place of an agent. */
final class ClusterWays {
  private static final int LONGEST_NAME_OF_PORT = 15;
  private static final String POD_IP = "$(POD_IP)";

  private final ServiceMap map;
  private final ClusterNames names;
  private final String folder;
  private final Set<String> taken;
  private final Findings refused;

  /**
   * Prepares it, and refuses a runner whose container needs an agent.
   *
   * @param services names of Services, by those of the split services
   */
  static ClusterWays of(Plan plan, ServiceMap map, Map<String, String> services, Findings refused) {
    Workload runner = plan.runner();
    Place at = new Place(runner.source().file(), runner.source().line());
    if (runner.isWrapped() || runner.container().process().stopSignal().isPresent()) {
      refused.add(
          at,
          runner.service() + " has settings that only the agent gives a process",
          "leave init, ulimits, restart and stop_signal out, or use --discovery consul");
    }
    if (runner.container().mounts().stream().anyMatch(ClusterWays::isMade)) {
      refused.add(
          at,
          runner.service() + " mounts a config with content, or a tmpfs, which the agent makes",
          "mount files and named volumes instead, or use --discovery consul");
    }
    if (runner.container().workingDir().isEmpty()) {
      refused.add(at, runner.service() + " has no working_dir", "say where the checkout is in it");
    }
    Set<String> taken = new HashSet<>(services.values());
    plan.workloads().forEach(workload -> taken.addAll(names(workload)));
    String folder = runner.container().workingDir().orElse("/boulder");
    return new ClusterWays(map, new ClusterNames(map.catalog(), services), folder, taken, refused);
  }

  private static boolean isMade(Mount mount) {
    return mount instanceof Mount.Text || mount instanceof Mount.Memory;
  }

  private static Set<String> names(Workload workload) {
    return Stream.concat(
            Stream.of(workload.name()),
            workload.endpoint().attachments().values().stream()
                .flatMap(attachment -> attachment.names().stream()))
        .collect(Collectors.toSet());
  }

  private ClusterWays(
      ServiceMap map, ClusterNames names, String folder, Set<String> taken, Findings refused) {
    this.map = map;
    this.names = names;
    this.folder = folder;
    this.taken = taken;
    this.refused = refused;
  }

  InCluster of(BoulderService service) {
    List<Patch> patches = new ArrayList<>();
    SortedMap<String, String> files = new TreeMap<>();
    service.config().ifPresent(config -> rewrite(service, config, patches, files));
    logLists(service).forEach(list -> rewrite(service, list, patches, files));
    SortedMap<String, String> words = new TreeMap<>();
    SplitRules.ownAddress(service).ifPresent(port -> ownAddress(service, port, patches, words));
    check(service);
    return new InCluster(patches, files, words, announced(service));
  }

  private void rewrite(
      BoulderService service,
      ConfigFile file,
      List<Patch> patches,
      SortedMap<String, String> files) {
    ConfigRewrite rewrite = new ConfigRewrite(service.name(), names, SystemLog.isWantedBy(service));
    String text = rewrite.file(file.root());
    if (!rewrite.patches().isEmpty()) {
      patches.addAll(rewrite.patches());
      files.put(file.file().startsWith("/") ? file.file() : folder + "/" + file.file(), text);
    }
  }

  /** Whoever calls a publisher tells it the URLs of the logs, from a list of its own. */
  private Stream<ConfigFile> logLists(BoulderService service) {
    return service
        .settings()
        .filter(setting -> setting.key().equals("loglistfile"))
        .flatMap(setting -> setting.text().flatMap(CheckoutPath::of).stream())
        .distinct()
        .flatMap(
            path ->
                map
                    .texts()
                    .text(path)
                    .flatMap(text -> ConfigFile.read(path, text, refused))
                    .stream());
  }

  /** Its nonces name the address and port that it listens on, and the front end calls it there. */
  private void ownAddress(
      BoulderService service, Port port, List<Patch> patches, SortedMap<String, String> words) {
    List<Word> argv = service.argv();
    for (int i = 1; i < argv.size(); i++) {
      if (argv.get(i).text().equals(port.socket())) {
        String after = POD_IP + ":" + port.number();
        words.put(port.socket(), after);
        patches.add(
            new Patch(
                service.name(), argv.get(i).at(), argv.get(i - 1).text(), port.socket(), after));
        return;
      }
    }
    refused.add(
        port.at(),
        "%s listens on %s, and its command does not say so"
            .formatted(service.name(), port.socket()),
        "say it by --addr, or use --discovery consul");
  }

  private void check(BoulderService service) {
    if (SystemLog.isWantedBy(service)
        && service.settings().noneMatch(setting -> setting.key().equals("syslog"))) {
      refused.add(
          service.config().map(config -> config.root().at()).orElse(service.at()),
          service.name() + " writes to a system log, and its configuration does not say so",
          "give it a section syslog, or use --discovery consul");
    }
    service.settings().forEach(setting -> checkName(service, setting));
    service.settings().forEach(setting -> checkLookup(service, setting));
  }

  private void checkLookup(BoulderService service, Setting setting) {
    if (!(setting.value() instanceof ConfigValue.Section lookup)
        || !ClusterNames.LOOKUPS.contains(setting.key())
        || setting.parent().equals("dnsprovider")) {
      return;
    }
    String name = lookup.text("service").orElse("");
    map.catalog().consul().named(name).stream()
        .filter(there -> !names.isSplit(there))
        .forEach(
            there ->
                refused.add(
                    there.at(),
                    "%s asks for %s, which no split service answers"
                        .formatted(service.name(), name),
                    "split it, or use --discovery consul"));
  }

  /** A server's certificate has the name that is called, unless another is said. */
  private void checkName(BoulderService service, Setting setting) {
    if (setting.value() instanceof ConfigValue.Section section
        && !setting.key().equals("dnsprovider")
        && Stream.of("serverAddress", "srvLookup", "srvLookups")
            .anyMatch(name -> section.find(name).isPresent())
        && section.text("hostOverride").isEmpty()) {
      refused.add(
          setting.at(),
          "%s of %s is called by another name than its certificate's"
              .formatted(setting.name(), service.name()),
          "say the certificate's as hostOverride, or use --discovery consul");
    }
  }

  private SortedMap<String, Integer> announced(BoulderService service) {
    SortedMap<String, Integer> announced = new TreeMap<>();
    for (ConsulService there : map.catalog().consul().services()) {
      Optional<BoulderService> owner = names.owner(there);
      if (owner.filter(service::equals).isPresent() && isAsked(there.name())) {
        checkPort(there);
        int port = there.port().orElseThrow();
        if (announced.getOrDefault(there.name(), port) != port) {
          refused.add(
              there.at(),
              "%s has two ports by the name %s".formatted(service.name(), there.name()),
              "a pod has one: use --discovery consul");
        }
        announced.put(there.name(), port);
      }
    }
    return announced;
  }

  private void checkPort(ConsulService there) {
    if (there.name().length() > LONGEST_NAME_OF_PORT) {
      refused.add(
          there.at(),
          "%s has more than %d characters".formatted(there.name(), LONGEST_NAME_OF_PORT),
          "no port can be called so: use --discovery consul");
    }
    if (taken.contains(InCluster.serviceOf(there.name()))) {
      refused.add(
          there.at(),
          "%s is announced as %s, which is somebody's name"
              .formatted(there.name(), InCluster.serviceOf(there.name())),
          "rename one of them, or use --discovery consul");
    }
  }

  /** Tells whether a service asks for service records of this name. */
  private boolean isAsked(String name) {
    return map.catalog().services().stream()
        .flatMap(BoulderService::settings)
        .filter(setting -> ClusterNames.LOOKUPS.contains(setting.key()))
        .map(Setting::value)
        .filter(ConfigValue.Section.class::isInstance)
        .map(ConfigValue.Section.class::cast)
        .anyMatch(lookup -> lookup.text("service").filter(name::equalsIgnoreCase).isPresent());
  }
}
