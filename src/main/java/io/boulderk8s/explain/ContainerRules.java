package io.boulderk8s.explain;

import static io.boulderk8s.explain.Rule.fixed;
import static io.boulderk8s.explain.Rule.key;
import static io.boulderk8s.explain.Rule.place;

import io.boulderk8s.compose.Service;
import io.boulderk8s.compose.Source;
import io.boulderk8s.manifest.PodRole;
import java.util.List;
import java.util.Optional;

/** The rules for the container that Compose would start. */
final class ContainerRules {
  private static final String MAIN = "spec.containers[*].";
  private static final String AGENT = "/.boulder-k8s/agent";
  private static final String NEVER_DEAD =
      "a health check marks a container, it never restarts one";

  static final List<Rule> ALL =
      List.of(
          place(
              MAIN + "name",
              (subject, _) ->
                  subject.hasRole(PodRole.RUNNER) ? Optional.empty() : subject.written(""),
              "the service's name"),
          fixed(MAIN + "name", "the name of the run's pod"),
          key(MAIN + "image", "image", "`image`, as it is written"),
          key(
              MAIN + "image",
              "build ",
              "no `image`: project-service, as Compose names what it builds"),
          key(
              MAIN + "imagePullPolicy",
              "pull_policy",
              "`pull_policy`",
              "Docker's own behaviour: pulled when the node does not have it"),
          place(MAIN + "command[*]", ContainerRules::supervised, "the run's own command"),
          place(
              MAIN + "command[*]",
              (subject, stars) ->
                  isRun(subject) || isWrapped(subject)
                      ? Optional.empty()
                      : words(subject, stars.getLast()),
              "`entrypoint`, in words"),
          place(
              MAIN + "command[*]",
              ContainerRules::wrapper,
              "`init`, `ulimits`, `restart`, or names without a value"),
          fixed(
              MAIN + "command**",
              "the supervisor of runs, and the command that the harness gives the runner"),
          key(MAIN + "args[*]", "command[$2] command", "`command`, in words"),
          key(MAIN + "args", "command", "`command`: empty"),
          key(MAIN + "env[*].**", "environment.$2", "`environment`"),
          fixed(
              MAIN + "env[KUBERNETES_*].**",
              "Docker sets no such variable: the kubelet's are made empty, as they cannot be"
                  + " removed"),
          key(MAIN + "env[*].**", "env_file", "`env_file`"),
          fixed(MAIN + "env[*].**", "the caller's own environment, as the harness passes it"),
          key(MAIN + "workingDir", "working_dir", "`working_dir`"),
          key(MAIN + "securityContext.runAs**", "user", "`user`"),
          key(MAIN + "securityContext.capabilities.add[*]", "cap_add[$2] cap_add", "`cap_add`"),
          key(MAIN + "securityContext.capabilities.drop[*]", "cap_drop[$2] cap_drop", "`cap_drop`"),
          key(MAIN + "securityContext.privileged", "privileged", "`privileged`"),
          key(MAIN + "securityContext.readOnlyRootFilesystem", "read_only", "`read_only`"),
          key(MAIN + "securityContext.**", "security_opt", "`security_opt`"),
          key(MAIN + "lifecycle**", "stop_signal", "`stop_signal`: a pod's own end is SIGTERM"),
          key(MAIN + "tty", "tty", "`tty`"),
          key(MAIN + "stdin", "stdin_open", "`stdin_open`"),
          key(
              MAIN + "resources.limits.memory",
              "mem_limit deploy.resources.limits.memory",
              "`mem_limit`"),
          key(MAIN + "resources.limits.cpu", "cpus deploy.resources.limits.cpus", "`cpus`"),
          key(
              MAIN + "resources.requests.memory",
              "mem_reservation deploy.resources.reservations.memory",
              "`mem_reservation`"),
          fixed(MAIN + "resources.requests.memory", "a limit alone reserves nothing with Docker"),
          fixed(
              MAIN + "resources.requests.cpu",
              "Docker gives all containers the same weight: the same small request for all"),
          fixed(MAIN + "startupProbe.failureThreshold", NEVER_DEAD),
          key(
              MAIN + "startupProbe.periodSeconds",
              "healthcheck.start_interval healthcheck",
              "`start_interval` (5 s if not said), in whole seconds"),
          key(
              MAIN + "readinessProbe.periodSeconds",
              "healthcheck.interval healthcheck",
              "`interval` (30 s if not said), in whole seconds"),
          key(
              MAIN + "readinessProbe.failureThreshold",
              "healthcheck.retries healthcheck",
              "`retries` (3 if not said)"),
          key(
              MAIN + "*Probe.timeoutSeconds",
              "healthcheck.timeout healthcheck",
              "`timeout` (30 s if not said), in whole seconds"),
          key(
              MAIN + "*Probe**",
              "healthcheck.test healthcheck",
              "`test`, as the engine would run it"),
          place(
              MAIN + "volumeMounts[*].**",
              (subject, stars) -> subject.mountAt(stars.getLast()),
              "`volumes`, `tmpfs`, `configs`, `secrets` or `shm_size`"),
          fixed(MAIN + "volumeMounts[/.boulder-k8s].**", "the supervisor's files"));

  private ContainerRules() {}

  private static boolean isRun(ExplainedObject subject) {
    return subject.hasRole(PodRole.RUNNER) || subject.hasRole(PodRole.SETUP);
  }

  private static Optional<Source> words(ExplainedObject subject, String word) {
    boolean empty =
        subject.service().flatMap(Service::entrypoint).filter(List::isEmpty).isPresent();
    return empty
        ? subject.written("command[" + word + "]", "command", "image", "build")
        : subject.written("entrypoint[" + word + "]", "entrypoint");
  }

  /** Tells whether the agent starts the service's command. */
  private static boolean isWrapped(ExplainedObject subject) {
    List<String> words = command(subject);
    return words.size() > 1 && words.getFirst().equals(AGENT) && words.get(1).equals("exec");
  }

  private static List<String> command(ExplainedObject subject) {
    return subject.pod().stream()
        .flatMap(pod -> pod.getSpec().getContainers().getFirst().getCommand().stream())
        .toList();
  }

  /**
   * Returns how many words are the agent's: of a run's supervisor, and of `agent exec` behind it.
   */
  private static int own(List<String> words) {
    int own = 0;
    while (own < words.size() && words.get(own).equals(AGENT)) {
      own += words.subList(own, words.size()).indexOf("--") + 1;
    }
    return own;
  }

  /** Maps a word behind the agent's own to `entrypoint`, then to `command`. */
  private static Optional<Source> supervised(ExplainedObject subject, List<String> stars) {
    if (!isRun(subject) && !isWrapped(subject)) {
      return Optional.empty();
    }
    int word = Integer.parseInt(stars.getLast()) - own(command(subject));
    int entrypoint = subject.service().flatMap(Service::entrypoint).map(List::size).orElse(0);
    if (word >= 0 && word < entrypoint) {
      return subject.written("entrypoint[" + word + "]", "entrypoint");
    }
    return word >= entrypoint && !subject.hasRole(PodRole.RUNNER)
        ? subject.written("command[" + (word - entrypoint) + "]", "command", "image", "build")
        : Optional.empty();
  }

  private static Optional<Source> wrapper(ExplainedObject subject, List<String> stars) {
    if (Integer.parseInt(stars.getLast()) >= own(command(subject))) {
      return Optional.empty();
    }
    return isRun(subject)
        ? subject.written("init", "ulimits", "restart")
        : subject.written("init", "ulimits", "restart", "environment");
  }
}
