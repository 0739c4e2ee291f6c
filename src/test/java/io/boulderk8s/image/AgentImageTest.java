package io.boulderk8s.image;

import static org.assertj.core.api.Assertions.assertThat;

import io.boulderk8s.process.Command;
import io.boulderk8s.process.LocalProcessRunner;
import io.boulderk8s.process.ProcessResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The tag of the agent's image, and what build.sh makes under it: with a docker that notes. */
@DisplayNameGeneration(ReplaceUnderscores.class)
final class AgentImageTest {
  @TempDir private Path home;

  @Test
  void names_the_version_and_the_sources_that_it_is_made_of() {
    assertThat(AgentImage.reference()).matches("boulder-k8s/agent:0\\.1\\.0-[0-9a-f]{12}");
    assertThat(AgentImage.reference())
        .isEqualTo(run(Path.of("").toAbsolutePath(), "images/agent/tag.sh").stdout().strip());
  }

  @Test
  void is_no_stand_in() {
    Recipes ours = Recipes.in(Path.of("images").toAbsolutePath());
    ImageReference agent = ImageReference.parse(AgentImage.reference());
    assertThat(ours.forImage(agent).orElseThrow().standInFor(agent)).isEmpty();
    assertThat(
            ours.forImage(agent)
                .orElseThrow()
                .standInFor(ImageReference.parse("boulder-k8s/agent:0.0.9-0123456789ab")))
        .isEqualTo("the recipe gives version 0.1.0");
  }

  @Test
  void other_sources_have_another_tag_and_other_pages_or_tests_the_same() throws IOException {
    copySources();
    String before = run(home, "images/agent/tag.sh").stdout();

    write("images/agent/README.md", "more");
    write("images/agent/peers/new_test.go", "package peers\n");
    assertThat(run(home, "images/agent/tag.sh").stdout()).isEqualTo(before);
    write("images/agent/main.go", "// another\n");
    assertThat(run(home, "images/agent/tag.sh").stdout())
        .isNotEqualTo(before)
        .startsWith("boulder-k8s/agent:0.1.0-");
  }

  @Test
  void a_recipe_has_the_same_key_wherever_it_stands() throws IOException {
    copySources();
    write("images/redis/files/etc/redis.conf", "port 6379\n");
    String before = keyOfRedis();

    Files.createDirectories(home.resolve("images/offline"));
    Files.move(home.resolve("images/redis"), home.resolve("images/offline/redis"));
    assertThat(keyOfRedis()).isEqualTo(before).matches("[0-9a-f]{16}\\n");
  }

  private String keyOfRedis() {
    String script = ". '" + home + "/images/recipe.sh' && recipe_hash images/redis";
    return run(Path.of("/bin"), "bash", "-c", script).stdout();
  }

  @Test
  void a_base_that_is_reached_by_a_link_finds_its_own_library() throws IOException {
    copySources();
    write("images/base/build.sh", "#!/bin/bash\n. \"$(dirname \"$0\")/../lib.sh\"\necho $IMAGES\n");
    executable("images/base/build.sh");
    Files.createDirectories(home.resolve("images/offline"));
    Files.createSymbolicLink(home.resolve("images/offline/base"), Path.of("../base"));

    assertThat(run(home, "images/offline/base/build.sh").stdout())
        .isEqualTo(home.resolve("images").toRealPath() + "\n");
  }

  @Test
  void one_tag_is_never_made_of_other_sources() throws IOException {
    copySources();
    String tag = run(home, "images/agent/tag.sh").stdout().strip();
    write("images/agent/main.go", "// another\n");

    ProcessResult made = run(home, "images/agent/build.sh", tag);

    assertThat(made.exitCode()).isEqualTo(66);
    assertThat(made.stderr())
        .contains(tag + " is another agent than images/agent makes now (boulder-k8s/agent:0.1.0-")
        .contains("build boulder-k8s again");
    assertThat(home.resolve("docker.calls")).doesNotExist();
  }

  @Test
  void is_pushed_under_the_tag_that_pods_ask_for_and_told_with_its_digest() throws IOException {
    copySources();
    copy(Path.of("scripts/publish-agent.sh"));
    docker(
        "case $1 in image) echo registry.example/agent@sha256:0123 ;; import) cat >/dev/null ;; esac");
    write(
        "bin/go",
        "#!/bin/sh\n"
            + "[ \"$1\" = build ] || exit 0\n"
            + "while [ \"$1\" != -o ]; do shift; done; echo program >\"$2\"\n");
    executable("bin/go");
    String asked = run(home, "images/agent/tag.sh").stdout().strip();

    ProcessResult published = run(home, "scripts/publish-agent.sh", "registry.example/agent");

    assertThat(published.exitCode()).as(published::stderr).isZero();
    assertThat(published.stdout()).isEqualTo("registry.example/agent@sha256:0123\n");
    String tag = asked.substring(asked.indexOf(':'));
    assertThat(Files.readString(home.resolve("docker.calls")))
        .contains("tag " + asked + " registry.example/agent" + tag)
        .contains("push registry.example/agent" + tag);
  }

  private void docker(String script) throws IOException {
    write("bin/docker", script + "\n");
  }

  private void copySources() throws IOException {
    for (String name : List.of("lib.sh", "recipe.sh", "agent")) {
      copy(Path.of("images", name));
    }
    copy(Path.of("scripts/host/cache.sh"));
    docker("#!/bin/sh\necho \"$@\" >>'" + home.resolve("docker.calls") + "'");
    executable("bin/docker");
  }

  private void executable(String file) throws IOException {
    Files.setPosixFilePermissions(home.resolve(file), PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  private void copy(Path from) throws IOException {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Files.createDirectories(home.resolve(file).getParent());
        Files.copy(file, home.resolve(file));
      }
    }
  }

  private void write(String file, String text) throws IOException {
    Path path = home.resolve(file);
    Files.createDirectories(path.getParent());
    Files.writeString(path, text, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
  }

  private ProcessResult run(Path in, String... words) {
    List<String> argv =
        Stream.concat(Stream.of(in.resolve(words[0]).toString()), Stream.of(words).skip(1))
            .toList();
    Map<String, String> environment =
        Map.of(
            "PATH",
            home.resolve("bin") + ":" + System.getenv("PATH"),
            "BOULDER_K8S_CACHE",
            home.resolve("cache").toString());
    return new LocalProcessRunner(System.getenv())
        .run(new Command(argv, environment, Optional.of(in)), Duration.ofMinutes(1), _ -> {});
  }
}
