package io.boulderk8s.staging;

import io.boulderk8s.boulder.catalog.BoulderService;
import io.boulderk8s.boulder.read.Findings;
import io.boulderk8s.boulder.read.Word;
import io.boulderk8s.compose.Dependency;
import io.boulderk8s.compose.RestartPolicy;
import io.boulderk8s.compose.Source;
import io.boulderk8s.compose.Terminal;
import io.boulderk8s.plan.ContainerSpec;
import io.boulderk8s.plan.Endpoint;
import io.boulderk8s.plan.Endpoint.Attachment;
import io.boulderk8s.plan.PodSettings;
import io.boulderk8s.plan.Workload;
import java.util.List;
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
 */
record ServiceWorkload(Workload runner, String project, String image, ServiceRoutes routes) {
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
        there.mounts(),
        there.user(),
        there.rights(),
        there.limits(),
        Optional.empty(),
        there.process(),
        Terminal.NONE);
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
