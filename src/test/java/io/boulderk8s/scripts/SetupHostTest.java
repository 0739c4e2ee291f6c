package io.boulderk8s.scripts;

import static org.assertj.core.api.Assertions.assertThat;

import io.boulderk8s.cluster.KindTool;
import io.boulderk8s.process.ProcessResult;
import io.boulderk8s.testkit.FakeMachine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** scripts/setup-host.sh, which may change a machine, and where it must not. */
class SetupHostTest {
  private static final String WITHOUT_SYS_RESOURCE = "000001fffeffffff";

  @TempDir private Path folder;
  private FakeMachine machine;

  @BeforeEach
  void machine() {
    machine = new FakeMachine(folder).root();
  }

  @Test
  void an_engine_that_answers_must_be_left_as_it_is_and_what_would_help_is_said() {
    machine.bounding(WITHOUT_SYS_RESOURCE).fake("pidof", "echo 1").fake("kill", "exit 99");
    ProcessResult setup = machine.script("setup-host.sh");
    assertThat(setup.exitCode()).as(setup::stderr).isZero();
    assertThat(setup.stderr())
        .contains("lacks CAP_SYS_RESOURCE")
        .contains("  -> if they do: install -m 0755 ");
    assertUntouched();
  }

  @Test
  void where_no_engine_is_root_gets_one_and_is_told_before() {
    machine.withoutEngine().bounding(WITHOUT_SYS_RESOURCE).fake("apt-get", installsEngine());
    ProcessResult setup = machine.script("setup-host.sh");
    assertThat(setup.exitCode()).as(setup::stderr).isZero();
    assertThat(setup.stderr())
        .contains("no Docker engine is here: installing one (package docker.io)");
    assertThat(machine.installed()).contains("docker.io");
    assertThat(machine.file("etc/docker/daemon.json")).content().contains("runc-bounded");
    assertThat(machine.file("usr/local/sbin/runc-bounded")).isExecutable();
  }

  @Test
  void a_new_engine_has_its_usual_runtime_where_nothing_is_lacking() {
    machine.withoutEngine().fake("apt-get", installsEngine());
    assertThat(machine.script("setup-host.sh").exitCode()).isZero();
    assertThat(machine.file("etc/docker/daemon.json")).doesNotExist();
  }

  @Test
  void settings_that_somebody_wrote_for_an_engine_stay() throws IOException {
    machine.withoutEngine().bounding(WITHOUT_SYS_RESOURCE).fake("apt-get", installsEngine());
    Path settings = machine.file("etc/docker/daemon.json");
    Files.createDirectories(settings.getParent());
    Files.writeString(settings, "{}");
    assertThat(machine.script("setup-host.sh").exitCode()).isZero();
    assertThat(settings).hasContent("{}");
  }

  @Test
  void another_word_than_never_must_not_be_taken_for_a_yes() {
    machine.withoutEngine().with("BOULDER_K8S_SETUP", "Never");
    ProcessResult result = machine.script("setup-host.sh");
    assertThat(result.exitCode()).isEqualTo(64);
    assertThat(result.stderr())
        .contains("BOULDER_K8S_SETUP=Never: it is `never`, or it is not set");
  }

  @Test
  void never_must_refuse_and_say_all_that_is_missing() {
    machine.withoutEngine().without("nft", "gcc", "kind").with("BOULDER_K8S_SETUP", "never");
    assertThat(refused("--test"))
        .contains("no Docker engine is here")
        .contains("missing: gcc nft")
        .contains("gcc libc6-dev nftables")
        .contains("kind " + KindTool.LEAST + " or newer is missing")
        .contains("BOULDER_K8S_SETUP=never");
  }

  @Test
  void who_is_not_root_must_be_told_what_to_install() {
    machine.withoutEngine().without("jq").fake("id", "echo 1000");
    assertThat(refused("--build"))
        .contains("no Docker engine is here")
        .contains("missing: jq")
        .contains("this is not root");
  }

  @Test
  void requirements_must_all_be_named_at_once_before_anything_is_installed() {
    machine.withoutEngine().without("mvn", "go", "kind").unset("JAVA_HOME");
    machine.with("PATH", folder.resolve("bin").toString());
    assertThat(refused("--build"))
        .contains("mvn is missing")
        .contains("go is missing")
        .contains("kind " + KindTool.LEAST + " or newer is missing, and so is Go");
  }

  @Test
  void maven_is_no_requirement_where_its_wrapper_can_unpack_one() {
    machine.without("mvn").fake("unzip", "exit 0");
    ProcessResult setup = machine.script("setup-host.sh");
    assertThat(setup.exitCode()).as(setup::stderr).isZero();
  }

  @Test
  void what_the_tests_need_must_be_installed_when_asked_for() {
    machine.without("nft", "gcc", "jq", "kill"); // which bash has, too, but our tests start one
    assertThat(machine.script("setup-host.sh").exitCode()).isZero();
    assertThat(machine.installed()).isEmpty();
    ProcessResult setup = machine.script("setup-host.sh", "--test");
    assertThat(setup.stderr()).contains("gcc jq nft kill");
    assertThat(machine.installed()).contains("gcc libc6-dev jq nftables procps");
  }

  @Test
  void an_engine_that_is_installed_must_be_started_and_no_other_one_installed() {
    machine.withStoppedEngine();
    ProcessResult setup = machine.script("setup-host.sh");
    assertThat(setup.exitCode()).as(setup::stderr).isZero();
    assertThat(setup.stderr()).contains("starting the Docker engine");
    assertUntouched();
  }

  @Test
  void never_must_not_even_start_an_engine() {
    machine.withStoppedEngine().with("BOULDER_K8S_SETUP", "never");
    assertThat(refused()).contains("the Docker engine does not run");
  }

  @Test
  void an_engine_of_a_variable_or_a_context_that_does_not_answer_must_not_get_another_beside_it() {
    machine.withoutEngine().with("DOCKER_HOST", "tcp://elsewhere:1");
    assertThat(refused()).contains("DOCKER_HOST=tcp://elsewhere:1");
    machine.unset("DOCKER_HOST");
    machine.fake("docker", "[ \"$1\" = context ] && echo desktop-linux || exit 1");
    assertThat(refused()).contains("docker context desktop-linux");
  }

  @Test
  void an_engine_that_runs_but_does_not_answer_must_not_be_started_again() {
    machine.withStoppedEngine().fake("pidof", "echo 4711");
    assertThat(refused()).contains("process 4711").contains("does not answer");
  }

  @Test
  void who_may_not_talk_to_the_engine_must_be_told_so() {
    machine.fake("docker", "echo 'dial unix docker.sock: permission denied' >&2; exit 1");
    assertThat(refused()).contains("does not let this user in").contains("group docker");
  }

  @Test
  void a_kind_that_is_too_old_must_not_count_as_ready() {
    machine.fake("kind", "echo kind v0.30.0 go1.26 linux/amd64").with("BOULDER_K8S_SETUP", "never");
    ProcessResult ready = machine.script("ready.sh");
    assertThat(ready.exitCode()).isEqualTo(69);
    assertThat(ready.stderr()).contains("kind " + KindTool.LEAST + " or newer is missing");
    assertThat(machine.fake("kind", "echo kind v0.33.0 go1.26").script("ready.sh").exitCode())
        .isZero();
  }

  @Test
  void the_kind_that_the_command_would_take_must_be_the_one_that_is_looked_at() {
    machine.cached("kind", "echo kind v0.30.0 go1.26").with("BOULDER_K8S_SETUP", "never");
    assertThat(refused()).contains("kind " + KindTool.LEAST + " or newer is missing");
    assertThat(machine.script("ready.sh").exitCode()).isEqualTo(69);
  }

  @Test
  void packages_that_are_missing_can_be_listed_for_sudo() {
    machine.without("nft", "gcc", "pip3", "mvn", "kind").withoutEngine();
    ProcessResult packages = machine.script("host/packages.sh", "test");
    assertThat(packages.stdout().lines())
        .containsExactly("gcc", "libc6-dev", "nftables", "python3", "python3-pip");
    assertThat(machine.script("host/packages.sh", "all").exitCode()).isEqualTo(64);
  }

  private String refused(String... arguments) {
    ProcessResult setup = machine.script("setup-host.sh", arguments);
    assertThat(setup.exitCode()).as(setup::stderr).isEqualTo(69);
    assertUntouched();
    return setup.stderr();
  }

  private void assertUntouched() {
    assertThat(machine.installed()).isEmpty();
    assertThat(machine.file("etc")).doesNotExist();
    assertThat(machine.file("usr")).doesNotExist();
  }

  private String installsEngine() {
    return """
    [ $1 = update ] || echo "$@" >>%s/installed
    printf '#!/bin/bash\\necho runs >"$ENGINE"\\n' >%s/bin/dockerd
    chmod +x %s/bin/dockerd
    """
        .formatted(folder, folder, folder);
  }
}
