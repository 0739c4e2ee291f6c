package io.boulderk8s.staging;

import io.boulderk8s.boulder.catalog.BoulderService;
import io.boulderk8s.boulder.config.FileReference;
import io.boulderk8s.boulder.read.Findings;
import io.boulderk8s.boulder.read.Word;
import io.boulderk8s.compose.Dependency;
import io.boulderk8s.compose.Mount;
import io.boulderk8s.compose.RestartPolicy;
import io.boulderk8s.compose.Source;
import io.boulderk8s.compose.Terminal;
import io.boulderk8s.plan.ContainerSpec;
import io.boulderk8s.plan.Endpoint;
import io.boulderk8s.plan.Endpoint.Attachment;
import io.boulderk8s.plan.PodSettings;
import io.boulderk8s.plan.Workload;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Makes the workload of a split service: the runner's container with the service's command.
 *
 * @param project the Compose project's name
 * @param image has the checkout's programs
 * @param files that services read, by the name of a service
 */
record ServiceWorkload(
    Workload runner,
    String project,
    String image,
    ServiceRoutes routes,
    Map<String, List<FileReference>> files) {
  private static final Pattern PROGRAM = Pattern.compile("(?:\\./)?bin/([\\w.-]+)");

  /** Refuses what the image of programs does not have. */
  static void check(BoulderService service, Findings refused) {
    Word program = service.argv().getFirst();
    if (!PROGRAM.matcher(program.text()).matches()) {
      refused.add(
          program.at(),
          "%s is %s, which is not in the checkout's bin/".formatted(service.name(), program),
          "let the checkout's build put it there, or leave its group to the runner");
    }
  }

  /**
   * Returns it.
   *
   * @param name the legal one
   * @param needs names of split services that must be ready before
   */
  Workload of(BoulderService service, String name, List<String> needs) {
    return new Workload(
        name,
        Workload.Role.SERVICE,
        new Workload.Origin(
            service.name(),
            new Source(service.at().file(), service.at().line(), 1),
            Optional.empty(),
            List.of()),
        container(service),
        pod(service),
        endpoint(service),
        Stream.concat(runner.startsAfter().stream(), needs.stream().map(ServiceWorkload::ready))
            .toList());
  }

  private static Dependency ready(String service) {
    return new Dependency(service, Dependency.Condition.SERVICE_HEALTHY, true);
  }

  private ContainerSpec container(BoulderService service) {
    ContainerSpec there = runner.container();
    List<String> words = service.argv().stream().map(Word::text).toList();
    SortedMap<String, String> variables = new TreeMap<>(there.environment().values());
    // as startservers.run
    variables.put("GORACE", "halt_on_error=1");
    return new ContainerSpec(
        image,
        new ContainerSpec.Argv(
            Optional.of(List.of(program(words.getFirst()))),
            Optional.of(words.subList(1, words.size()))),
        new ContainerSpec.Environment(variables, there.environment().unset()),
        there.workingDir(),
        there.mounts().stream().filter(mount -> reads(service, mount)).toList(),
        there.user(),
        there.rights(),
        there.limits(),
        Optional.empty(),
        there.process(),
        Terminal.NONE);
  }

  /**
   * Tells whether a service has use for a mount of the runner. A named volume is a folder of one
   * node: who does not need it may run on any.
   */
  private boolean reads(BoulderService service, Mount mount) {
    return !(mount instanceof Mount.Named)
        || names(service).anyMatch(name -> name.startsWith(mount.target() + "/"));
  }

  private Stream<String> names(BoulderService service) {
    Stream<String> named =
        files.getOrDefault(service.name(), List.of()).stream().map(FileReference::path);
    Stream<String> written = service.settings().flatMap(setting -> setting.text().stream());
    return Stream.of(named, written, service.argv().stream().map(Word::text))
        .flatMap(all -> all)
        .map(text -> text.replaceFirst("^unix:(//)?", ""));
  }

  private static String program(String word) {
    Matcher program = PROGRAM.matcher(word);
    return program.matches() ? StagingPlan.PROGRAMS + "/" + program.group(1) : word;
  }

  private PodSettings pod(BoulderService service) {
    PodSettings there = runner.pod();
    return new PodSettings(
        Optional.empty(),
        there.hosts(),
        there.resolver(),
        there.sysctls(),
        RestartPolicy.ALWAYS,
        SplitRules.grace(service));
  }

  /** On the runner's networks, under its own name and without an address of its own. */
  private Endpoint endpoint(BoulderService service) {
    Endpoint there = runner.endpoint();
    String container = project + "-" + service.name() + "-1";
    SortedMap<String, Attachment> attachments = new TreeMap<>();
    there
        .attachments()
        .forEach(
            (network, old) ->
                attachments.put(
                    network,
                    new Attachment(
                        old.network(),
                        container,
                        List.of(service.name(), container),
                        List.of(),
                        old.subnets())));
    return new Endpoint(
        service.name(),
        attachments,
        there.dns(),
        there.hosts(),
        there.internal(),
        routes.of(service));
  }
}
