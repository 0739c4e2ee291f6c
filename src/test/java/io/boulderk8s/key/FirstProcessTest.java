package io.boulderk8s.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.boulderk8s.compose.ComposeText;
import io.boulderk8s.failure.BoulderK8sException;
import io.boulderk8s.failure.FailureKind;
import io.boulderk8s.plan.ImageConfigs;
import io.boulderk8s.plan.Plan;
import io.boulderk8s.plan.Workload;
import io.boulderk8s.testkit.FakeImages;
import io.boulderk8s.testkit.Plans;
import io.boulderk8s.testkit.Stacks;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.Pod;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** `init`, `ulimits`, `stop_signal` and `restart: on-failure:N`. */
@DisplayNameGeneration(ReplaceUnderscores.class)
final class FirstProcessTest {
  private final FakeImages images = new FakeImages(FakeImages.NGINX);

  private Pod web(String keys) {
    Plan plan =
        Plans.of(
            """
            services:
              boulder: {image: tools:1, entrypoint: [test/entrypoint.sh], depends_on: [web]}
              web:
                image: nginx:1
            """
                + keys.indent(4),
            images);
    return Stacks.of(plan).dependency(plan.dependencies().getFirst());
  }

  private List<String> command(String keys) {
    return Stacks.main(web(keys)).getCommand();
  }

  @Test
  void the_agent_is_in_the_container_of_a_service_that_needs_it_and_in_no_other() {
    Pod with = web("init: true");
    Pod without = web("");

    assertThat(Stacks.init(with, "install").getArgs()).containsExactly("install", "/.boulder-k8s");
    assertThat(Stacks.main(with).getVolumeMounts())
        .anyMatch(mount -> mount.getMountPath().equals("/.boulder-k8s"));
    assertThat(with.getSpec().getVolumes()).anyMatch(volume -> volume.getName().equals("run"));
    assertThat(without.getSpec().getInitContainers())
        .extracting(Container::getName)
        .doesNotContain("install");
    assertThat(Stacks.main(without).getCommand()).isEmpty();
    assertThat(without.getSpec().getVolumes()).noneMatch(volume -> volume.getName().equals("run"));
  }

  @Test
  void an_init_starts_what_the_image_would() {
    assertThat(command("init: true"))
        .containsExactly(
            "/.boulder-k8s/agent",
            "exec",
            "--init",
            "--",
            "/docker-entrypoint.sh",
            "nginx",
            "-g",
            "daemon off;");
    assertThat(images.questions()).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "command: [a, b] | /docker-entrypoint.sh a b",
        "entrypoint: [e] | e",
        "entrypoint: [] | nginx -g daemon off;",
        "'entrypoint: []\ncommand: x y' | x y",
        "'entrypoint: e\ncommand: x $$(y)' | e x $$(y)"
      })
  void the_files_words_are_before_the_images(String keys, String words) {
    assertThat(String.join(" ", command("init: true\n" + keys)))
        .isEqualTo("/.boulder-k8s/agent exec --init -- " + words);
    assertThat(Stacks.main(web("init: true\n" + keys)).getArgs()).isEmpty();
  }

  @Test
  void what_compose_takes_away_from_the_image_is_taken_away_where_the_image_has_it() {
    assertThat(String.join(" ", command("environment: [NGINX_VERSION, OTHER]")))
        .isEqualTo(
            "/.boulder-k8s/agent exec --unset NGINX_VERSION -- /docker-entrypoint.sh nginx -g"
                + " daemon off;");
    Pod pod = web("environment: [OTHER]\ncommand: [x]");
    assertThat(Stacks.main(pod).getCommand()).as("the image has no such variable").isEmpty();
    assertThat(Stacks.main(pod).getArgs()).containsExactly("x");
  }

  @Test
  void what_an_image_that_cannot_be_had_may_say_is_taken_away_from_a_command_that_is_known() {
    ImageConfigs nobody =
        _ -> {
          throw BoulderK8sException.of(FailureKind.IMAGE, "", "the image is nowhere", "build it");
        };
    Workload known = Plans.web("environment: [A]\nentrypoint: [e]", nobody);
    Workload left = Plans.web("environment: [A]", nobody);

    assertThat(known.container().environment().unset()).containsExactly("A");
    assertThat(left.container().environment().unset()).isEmpty();
    assertThat(left.from().ignored()).hasSize(1);
  }

  @Test
  void a_command_of_the_files_asks_no_image() {
    command("init: true\nentrypoint: e");
    command("ulimits: {core: 0}\nentrypoint: []\ncommand: x");
    command("init: false\nrestart: on-failure");
    assertThat(images.questions()).isEmpty();
  }

  @Test
  void limits_are_set_before_the_command_starts() {
    assertThat(
            command("entrypoint: e\nulimits: {nofile: {soft: 5, hard: 6}, core: -1, nproc: '7'}"))
        .containsExactly(
            "/.boulder-k8s/agent",
            "exec",
            "--ulimit",
            "core=-1:-1",
            "--ulimit",
            "nofile=5:6",
            "--ulimit",
            "nproc=7:7",
            "--",
            "e");
  }

  @Test
  void limits_of_a_run_are_set_below_its_supervisor() {
    Plan plan =
        Plans.of(
            "services: {boulder: {image: i, entrypoint: [x], init: true, stop_signal: INT,"
                + " restart: 'on-failure:2', ulimits: {core: 0}}}");
    List<String> words = Stacks.main(Stacks.of(plan).run(plan.runner(), "id")).getCommand();

    assertThat(String.join(" ", words))
        .endsWith(" -- /.boulder-k8s/agent exec --ulimit core=0:0 -- x");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "ulimits: {files: 5} | `files` is no limit of Linux",
        "ulimits: {core: many} | `core` has no number as `soft` or `hard`",
        "ulimits: {core: {soft: 5, hard: x}} | `core` has no number as `soft` or `hard`",
        "ulimits: {core: {soft: 6, hard: 5}} | `core` has a soft limit above its hard one",
        "ulimits: {core: {soft: -1, hard: 5}} | `core` has a soft limit above its hard one",
        "stop_signal: SIGNONE | `SIGNONE` is no signal that ends a process",
        "stop_signal: SIGSTOP | `SIGSTOP` is no signal that ends a process",
        "stop_signal: '65' | `65` is no signal that ends a process",
      })
  void what_is_none_is_refused(String keys, String what) {
    assertThat(ComposeText.service(keys).complaints()).singleElement().asString().endsWith(what);
  }

  @ParameterizedTest
  @CsvSource({"SIGINT, 2", "int, 2", "'10', 10", "SIGTERM, 15", "RTMIN+3, 37", "SIGRTMAX, 64"})
  void a_stop_signal_is_sent_before_the_kubelets(String signal, String number) {
    Pod pod = web("stop_signal: \"" + signal + "\"");
    assertThat(Stacks.main(pod).getLifecycle().getPreStop().getExec().getCommand())
        .containsExactly("/.boulder-k8s/agent", "end", number);
    assertThat(Stacks.init(pod, "install")).isNotNull();
    assertThat(Stacks.main(pod).getCommand()).isEmpty();
    assertThat(images.questions()).isEmpty();
  }

  @Test
  void sigkill_leaves_no_time() {
    Pod pod = web("stop_signal: SIGKILL\nstop_grace_period: 1m");
    assertThat(pod.getSpec().getTerminationGracePeriodSeconds()).isZero();
    assertThat(Stacks.main(pod).getLifecycle()).isNull();
  }

  @Test
  void a_limited_number_of_restarts_is_the_agents() {
    Pod pod = web("restart: on-failure:3\nstop_signal: USR1\nentrypoint: e");
    assertThat(pod.getSpec().getRestartPolicy()).isEqualTo("Never");
    assertThat(Stacks.main(pod).getCommand())
        .containsExactly(
            "/.boulder-k8s/agent", "exec", "--restarts", "3", "--stop-signal", "10", "--", "e");
  }

  @ParameterizedTest
  @ValueSource(strings = {"init: true", "ulimits: {core: 0}", "restart: on-failure:3"})
  void where_nobody_knows_the_images_command_it_says_why_it_is_needed(String keys) {
    String key = keys.substring(0, keys.indexOf(':'));
    assertThatThrownBy(() -> Plans.web(keys))
        .hasMessageContaining(
            "service web has `"
                + key
                + "`, so the agent starts its command, which is its image's, and its image nginx:1"
                + " is not inspected here");
  }

  @Test
  void an_empty_entrypoint_takes_the_images_away() {
    assertThat(command("entrypoint: []\ncommand: [a, b]")).containsExactly("a", "b");
    assertThat(Stacks.main(web("entrypoint: ''\ncommand: [a]")).getArgs()).isEmpty();
    assertThat(images.questions()).isEmpty();
    assertThat(command("entrypoint: []")).containsExactly("nginx", "-g", "daemon off;");
  }

  @Test
  void the_images_entrypoint_stands_before_the_command_of_a_run() {
    Plan plan =
        Plans.of(
            "services: {boulder: {image: i, command: [x]}, bsetup: {image: i, command: [make]}}",
            images);
    String run =
        String.join(" ", Stacks.main(Stacks.of(plan).run(plan.runner(), "id")).getCommand());
    String setup =
        String.join(
            " ", Stacks.main(Stacks.of(plan).run(plan.setup().getFirst(), "id")).getCommand());

    assertThat(run).endsWith(" -- /docker-entrypoint.sh x");
    assertThat(setup).endsWith(" -- /docker-entrypoint.sh make");
  }
}
