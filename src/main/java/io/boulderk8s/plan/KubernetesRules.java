package io.boulderk8s.plan;

import io.boulderk8s.compose.ComposeProject;
import io.boulderk8s.compose.Mount;
import io.boulderk8s.compose.Service;
import io.boulderk8s.compose.Source;
import io.boulderk8s.failure.Problem;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Refuses what Compose accepts and an API server or a node would reject, before anything is
 * created.
 */
final class KubernetesRules {
  private static final int LONGEST_LABEL = 63;

  /** The longest project name whose namespace is a legal label with `-staging` behind it. */
  private static final int LONGEST_PROJECT = LONGEST_LABEL - "-staging".length();

  /** Names of variables since Kubernetes 1.34: printable ASCII without `=`. */
  private static final Pattern VARIABLE = Pattern.compile("[ -<>-~]+");

  private static final String IMAGE_WORD = "[a-z0-9]+(?:(?:\\.|_|__|-+)[a-z0-9]+)*";

  /** The grammar of image references. */
  private static final Pattern IMAGE =
      Pattern.compile(
          "(?:(?:[a-zA-Z0-9.-]+|\\[[0-9a-fA-F:]+\\])(?::[0-9]+)?/)?"
              + IMAGE_WORD
              + "(?:/"
              + IMAGE_WORD
              + ")*(?::[\\w][\\w.-]{0,127})?(?:@[A-Za-z][A-Za-z0-9.+_-]*:[0-9a-fA-F]{32,})?");

  private static final int LONGEST_IMAGE = 255;

  private static final int LONGEST_TEXT = 100_000;

  /** The agent distinguishes at most sixteen addresses of a pod. */
  private static final int MOST_ADDRESSES = 16;

  /** The supervisor's directory in the pod of a run. */
  private static final String RUN_DIRECTORY = "/.boulder-k8s";

  private final ComposeProject project;
  private final List<Problem> problems;

  private KubernetesRules(ComposeProject project, List<Problem> problems) {
    this.project = project;
    this.problems = problems;
  }

  static void check(Plan plan, ComposeProject project, List<Problem> problems) {
    KubernetesRules rules = new KubernetesRules(project, problems);
    rules.namespace(plan.project());
    plan.workloads().forEach(rules::workload);
  }

  private void namespace(String name) {
    if (name.length() > LONGEST_PROJECT) {
      problems.add(
          Problem.at(
              project.directory().toString(),
              "the project's name `" + name + "` is too long for a namespace",
              "set COMPOSE_PROJECT_NAME to one of at most " + LONGEST_PROJECT + " characters"));
    }
  }

  private void workload(Workload workload) {
    Service service = Objects.requireNonNull(project.services().get(workload.service()));
    Source at = service.source("");
    String name = service.name();
    if (workload.endpoint().isolated()) {
      HostNames.resolved(service)
          .forEach(
              entry ->
                  add(
                      service.source("extra_hosts"),
                      "Kubernetes puts no name like `"
                          + entry.host()
                          + "` into /etc/hosts, and "
                          + name
                          + " has no network and so no resolver that would know it",
                      "use letters, digits, `-` and `.`"));
    }
    if (workload.container().image().length() > LONGEST_IMAGE
        || !IMAGE.matcher(workload.container().image()).matches()) {
      add(
          service.source("image"),
          "`" + workload.container().image() + "` is not an image reference",
          "write [REGISTRY/]NAME[:TAG], in lower case but for the tag");
    }
    workload
        .container()
        .environment()
        .values()
        .forEach((variable, value) -> variable(service, variable, value));
    mounts(workload, at);
    texts(workload, service);
    if (workload.endpoint().addresses().size() > MOST_ADDRESSES) {
      add(at, name + " has more than " + MOST_ADDRESSES + " static addresses", "remove some");
    }
  }

  private void mounts(Workload workload, Source at) {
    Set<String> targets = new HashSet<>(Set.of(RUN_DIRECTORY));
    workload.container().mounts().stream()
        .map(Mount::target)
        .filter(target -> !targets.add(target))
        .forEach(
            target ->
                add(
                    at,
                    workload.service() + " mounts two things at " + target,
                    target.equals(RUN_DIRECTORY) ? "choose another path" : "remove one"));
  }

  /** A container gets the text as one variable, whose length Linux limits. */
  private void texts(Workload workload, Service service) {
    workload.container().mounts().stream()
        .flatMap(mount -> mount instanceof Mount.Text text ? Stream.of(text) : Stream.empty())
        .filter(text -> text.content().getBytes(StandardCharsets.UTF_8).length > LONGEST_TEXT)
        .forEach(
            text ->
                add(
                    service.source("configs"),
                    "the content of config " + text.name() + " is longer than 100 kB",
                    "write it to a file, and name that as `file`"));
  }

  private void variable(Service service, String name, String value) {
    if (!VARIABLE.matcher(name).matches()) {
      add(
          service.source("environment." + name),
          "`" + name + "` cannot be the name of a variable",
          "use printable ASCII characters");
    }
    if (value.indexOf('\0') >= 0) {
      add(
          service.source("environment." + name),
          "the value of `" + name + "` has a NUL character",
          "remove it");
    }
  }

  private void add(Source at, String what, String next) {
    problems.add(Problem.at(at.toString(), what, next));
  }
}
