package io.boulderk8s.scripts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.boulderk8s.process.ProcessResult;
import io.boulderk8s.testkit.FakeMachine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What scripts/boulder-k8s, and the one of a release, do before Java starts. */
class LauncherTest {
  @TempDir private Path folder;
  private FakeMachine machine;

  @BeforeEach
  void machine() {
    machine = new FakeMachine(folder).built();
  }

  @ParameterizedTest
  @ValueSource(strings = {"scripts/boulder-k8s", "release/bin/boulder-k8s"})
  void nothing_that_it_sets_may_reach_the_compose_file(String launcher) {
    machine
        .unset("JAVA_HOME")
        .with("home", "theirs")
        .with("kind", "theirs")
        .with("letters", "theirs")
        .with("LC_ALL", "C.UTF-8")
        .java("env | grep -v -e ^SHLVL= -e ^_= -e ^PWD= -e ^OLDPWD= | sort");
    assertThat(machine.own(launcher, "render").stdout().lines().sorted())
        .containsExactlyElementsOf(machine.environment());
  }

  @Test
  void the_users_own_java_home_must_reach_the_compose_file_also_where_another_java_is_taken() {
    machine.with("JAVA_HOME", "/an/old/one").java("echo \"JAVA_HOME=$JAVA_HOME\"");
    assertThat(machine.own("scripts/boulder-k8s", "render").stdout())
        .isEqualTo("JAVA_HOME=/an/old/one\n");
  }

  @ParameterizedTest
  @CsvSource({
    "scripts/boulder-k8s,      C",
    "release/bin/boulder-k8s,  C",
    "scripts/boulder-k8s,      POSIX",
    "release/bin/boulder-k8s,  ''",
  })
  void java_must_have_a_locale_of_utf_8_and_know_the_users(String launcher, String locale) {
    machine.java("echo \"$LC_ALL $LANG $@\"").with("LANG", "C");
    assertThat(machine.own(launcher, "render").stdout())
        .startsWith("C.UTF-8 C ")
        .contains(" -Dboulderk8s.locale= ");
    machine.with("LC_ALL", locale).with("LANG", "C.UTF-8");
    assertThat(machine.own(launcher, "render").stdout())
        .startsWith(locale.isEmpty() ? " C.UTF-8 " : "C.UTF-8 C.UTF-8 ")
        .contains(locale.isEmpty() ? "" : " -Dboulderk8s.locale=LC_ALL=" + locale + " ");
  }

  @ParameterizedTest
  @ValueSource(strings = {"LC_ALL", "LC_CTYPE", "LANG"})
  void a_locale_of_the_users_that_is_utf_8_must_stay(String variable) {
    machine.java("echo \"LC_ALL=$LC_ALL $@\"").with(variable, "C.utf8");
    assertThat(machine.own("scripts/boulder-k8s", "render").stdout())
        .startsWith("LC_ALL=" + (variable.equals("LC_ALL") ? "C.utf8 " : " "))
        .doesNotContain("boulderk8s.locale");
  }

  @ParameterizedTest
  @ValueSource(strings = {"scripts/boulder-k8s", "release/bin/boulder-k8s"})
  void a_working_directory_that_is_gone_must_not_end_with_the_code_of_a_failed_test(
      String launcher) {
    ProcessResult result = machine.java("exit 1").ownNowhere(launcher, "render");
    assertThat(result.exitCode()).isEqualTo(69);
    assertThat(result.stderr())
        .contains("error: the working directory is no longer there", "  -> `cd` to");
  }

  @ParameterizedTest
  @ValueSource(strings = {"scripts/boulder-k8s", "release/bin/boulder-k8s"})
  void without_a_home_commands_that_need_a_place_must_say_so(String launcher) {
    machine.unset("HOME");
    ProcessResult result = machine.own(launcher, "up");
    assertThat(result.exitCode()).isEqualTo(74);
    assertThat(result.stderr())
        .contains("none of BOULDER_K8S_CACHE, XDG_CACHE_HOME and HOME is set")
        .contains("  -> set one of them");
  }

  @ParameterizedTest
  @ValueSource(strings = {"scripts/boulder-k8s", "release/bin/boulder-k8s"})
  void a_cache_that_cannot_be_written_must_be_named_with_what_to_do(String launcher) {
    machine.with("BOULDER_K8S_CACHE", "/dev/null/cache");
    List.of(List.of("test"), List.of("test", "--", "--help"))
        .forEach(
            words -> {
              ProcessResult result = machine.own(launcher, words.toArray(String[]::new));
              assertThat(result.exitCode()).isEqualTo(74);
              assertThat(result.stderr())
                  .contains(
                      "BOULDER_K8S_CACHE=/dev/null/cache: /dev/null/cache/logs cannot be written: Not a directory")
                  .contains("  -> make room or mend its permissions, or name another folder");
            });
  }

  @ParameterizedTest
  @ValueSource(strings = {"scripts/boulder-k8s", "release/bin/boulder-k8s"})
  void a_cache_that_depends_on_the_working_directory_must_be_refused(String launcher) {
    ProcessResult result = machine.with("BOULDER_K8S_CACHE", "mine").own(launcher, "test");
    assertThat(result.exitCode()).isEqualTo(64);
    assertThat(result.stderr())
        .contains("BOULDER_K8S_CACHE=mine: is no absolute path")
        .contains("  -> set BOULDER_K8S_CACHE to a folder of your own");
  }

  @ParameterizedTest
  @ValueSource(strings = {"--help", "--version", "test --help", "render"})
  void what_needs_no_cache_must_go_on_without_one(String words) {
    machine.java("echo \"$@\"");
    assertThat(ofJava(machine.with("BOULDER_K8S_CACHE", "/dev/null/cache"), words)).contains(words);
    machine.unset("BOULDER_K8S_CACHE").unset("HOME");
    assertThat(ofJava(machine, words)).contains(words).contains("-Dboulderk8s.log=/dev/null");
  }

  @ParameterizedTest
  @ValueSource(strings = {"scripts/boulder-k8s", "release/bin/boulder-k8s"})
  void java_that_does_not_start_must_not_end_with_the_code_of_a_failed_test(String launcher) {
    machine.java("echo 'Too small maximum heap'; exit 1").with("JAVA_TOOL_OPTIONS", "-Xmx1m");
    ProcessResult result = machine.own(launcher, "test");
    assertThat(result.exitCode()).isEqualTo(69);
    assertThat(result.stderr())
        .contains("error: Java does not start:\nToo small maximum heap\n  -> look at JAVA_TOOL");
  }

  @ParameterizedTest
  @CsvSource({
    "scripts/boulder-k8s,     checkout/target/boulder-k8s.jar, delete it: then it is built again",
    "release/bin/boulder-k8s, release/lib/boulder-k8s.jar,     unpack the release again",
  })
  void a_jar_that_was_cut_short_must_not_end_with_the_code_of_a_failed_test(
      String launcher, String jar, String next) throws IOException {
    machine.java("echo 'Error: Invalid or corrupt jarfile'; exit 1");
    for (String content : List.of("", "PK\3\4", "x".repeat(100))) {
      Files.writeString(folder.resolve(jar), content);
      ProcessResult result = machine.own(launcher, "test");
      assertThat(result.exitCode()).as(content).isEqualTo(69);
      assertThat(result.stderr())
          .isEqualTo("error: %s: is no whole jar\n  -> %s\n".formatted(folder.resolve(jar), next));
    }
  }

  @Test
  void a_cache_on_a_full_disk_must_be_told_before_anything_starts() {
    Path disk = folder.resolve("disk");
    assumeTrue(machine.fullDisk(disk), "needs root: a mount");
    try {
      ProcessResult result =
          machine.with("BOULDER_K8S_CACHE", disk.toString()).own("scripts/boulder-k8s", "up");
      assertThat(result.exitCode()).isEqualTo(74);
      assertThat(result.stderr()).contains("cannot be written: No space left on device");
    } finally {
      machine.withoutDisk(disk);
    }
  }

  @Test
  void without_maven_what_has_to_be_built_must_say_so() {
    ProcessResult result = machine.without("mvn").unbuilt().own("scripts/boulder-k8s", "--version");
    assertThat(result.exitCode()).isEqualTo(69);
    assertThat(result.stderr()).contains("Maven is missing");
  }

  @Test
  void without_maven_the_wrapper_builds() {
    machine.without("mvn").fake("unzip", "exit 0").unbuilt();
    machine.wrapper("echo \"$@\" >mvnw.calls; printf 'PK\\5\\6%018d' 0 >target/boulder-k8s.jar");
    ProcessResult result = machine.own("scripts/boulder-k8s", "--version");
    assertThat(result.exitCode()).as(result::stderr).isZero();
    assertThat(folder.resolve("checkout/mvnw.calls")).content().contains("package -DskipTests");
  }

  @Test
  void a_failed_set_up_must_not_end_with_the_code_of_a_failed_test() {
    machine.without("docker").withoutEngine().with("BOULDER_K8S_SETUP", "never");
    assertThat(machine.own("tk8s.sh").exitCode()).isEqualTo(69);
    assertThat(machine.unset("HOME").own("tk8s.sh").exitCode()).isEqualTo(74);
  }

  @Test
  void a_cache_that_is_a_file_must_not_be_told_as_a_missing_kind() {
    machine.without("kind", "go").with("BOULDER_K8S_CACHE", "/dev/null");
    ProcessResult result = machine.own("tk8s.sh");
    assertThat(result.exitCode()).isEqualTo(74);
    assertThat(result.stderr()).contains("BOULDER_K8S_CACHE=/dev/null: ").doesNotContain("kind");
    assertThat(machine.script("setup-host.sh").exitCode()).isEqualTo(74);
  }

  @Test
  void compose_without_a_checkout_must_say_so() {
    machine.with("BOULDER_CI_ORCH", "compose").with("BOULDER_DIR", "/nowhere");
    ProcessResult result = machine.own("tk8s.sh");
    assertThat(result.exitCode()).isEqualTo(65);
    assertThat(result.stderr()).contains("/nowhere/t.sh: is not there");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"compose.yaml", "compose.yml", "docker-compose.yml", "docker-compose.yaml"})
  void compose_must_test_the_checkout_around_the_working_directory(String file) throws IOException {
    Path mine = folder.resolve("mine");
    machine
        .program(mine.resolve("t.sh"), "echo \"mine $@\"")
        .program(mine.resolve("test.sh"), "")
        .program(folder.resolve("checkout/sample/t.sh"), "echo \"sample $@\"")
        .with("BOULDER_CI_ORCH", "compose");
    Path within = Files.createDirectories(mine.resolve("a/b"));

    assertThat(machine.ownIn(within, "tk8s.sh", "-u").stdout())
        .as("no checkout without a Compose file")
        .isEqualTo("sample -u\n");
    Files.writeString(mine.resolve(file), "");
    assertThat(machine.ownIn(within, "tk8s.sh", "-u").stdout()).isEqualTo("mine -u\n");
    assertThat(machine.ownIn(mine, "tk8s.sh").stdout()).isEqualTo("mine \n");
    machine.with("BOULDER_DIR", folder.resolve("checkout/sample").toString());
    assertThat(machine.ownIn(within, "tk8s.sh").stdout()).isEqualTo("sample \n");
  }

  private static String ofJava(FakeMachine machine, String words) {
    ProcessResult result = machine.own("scripts/boulder-k8s", words.split(" "));
    assertThat(result.exitCode()).as(result::stderr).isZero();
    return result.stdout();
  }
}
