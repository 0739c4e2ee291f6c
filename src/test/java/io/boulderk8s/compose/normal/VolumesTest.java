package io.boulderk8s.compose.normal;

import static org.assertj.core.api.Assertions.assertThat;

import io.boulderk8s.compose.ComposeText;
import io.boulderk8s.compose.Mount;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class VolumesTest {
  private static List<Mount> mounts(String volume) {
    return ComposeText.of(
            "services: {web: {image: a, volumes: [" + volume + "]}}\nvolumes: {data: , more: }")
        .with("HOME", "/home/me")
        .web()
        .mounts();
  }

  private static Mount bind(String source, String target, boolean readOnly) {
    return new Mount.Bind(Path.of(source), target, readOnly);
  }

  @Test
  void folders_are_found_from_the_project_directory() {
    assertThat(mounts(".:/code:cached")).containsExactly(bind("/project", "/code", false));
    assertThat(mounts("./test/:/test/:cached"))
        .containsExactly(bind("/project/test", "/test", false));
    assertThat(mounts("../up:/up:ro")).containsExactly(bind("/up", "/up", true));
    assertThat(mounts("\"./a/../b:/b:rw,delegated\""))
        .containsExactly(bind("/project/b", "/b", false));
    assertThat(mounts("\"/abs:/abs:ro,z\"")).containsExactly(bind("/abs", "/abs", true));
    assertThat(mounts("~/x:/x")).containsExactly(bind("/home/me/x", "/x", false));
    assertThat(mounts("~:/home")).containsExactly(bind("/home/me", "/home", false));
  }

  @Test
  void named_and_anonymous_volumes() {
    assertThat(mounts("data:/data")).containsExactly(new Mount.Named("data", "/data", false));
    assertThat(mounts("data:/data:ro")).containsExactly(new Mount.Named("data", "/data", true));
    assertThat(mounts("/data/")).containsExactly(new Mount.Anonymous("/data", false));
  }

  @Test
  void long_forms() {
    assertThat(mounts("{type: bind, source: ./a, target: /a/, read_only: true}"))
        .containsExactly(bind("/project/a", "/a", true));
    assertThat(mounts("{type: volume, source: data, target: /d, volume: {nocopy: true}}"))
        .containsExactly(new Mount.Named("data", "/d", false));
    assertThat(mounts("{type: volume, target: /d}"))
        .containsExactly(new Mount.Anonymous("/d", false));
  }

  @Test
  void of_two_for_one_target_the_later_one_counts() {
    assertThat(mounts("./a:/x, data:/y, ./b:/x/"))
        .containsExactly(bind("/project/b", "/x", false), new Mount.Named("data", "/y", false));
  }

  @Test
  void one_target_in_two_spellings_is_an_error() {
    assertThat(
            ComposeText.service(
                    "volumes: [{type: volume, target: /x/}, {type: volume, target: /x}]")
                .complaints())
        .containsExactly("compose.yml:4:59: /x is mounted twice");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "nowhere:/data | the volume `nowhere` is not defined",
        "./a:relative | the path in the container must be absolute, this is \"relative\"",
        "ab:/b:c:d | not a volume: \"ab:/b:c:d\"",
        "data: | not a volume: \"data:\"",
        "d:/data | Compose takes the one-letter volume `d` for a Windows drive",
        "./a:/a:rshared | `services.web.volumes[].bind.propagation` is not supported: what"
            + " this machine mounts later does not reach into a kind node",
      })
  void wrong_short_forms(String volume, String what) {
    assertThat(ComposeText.service("volumes: [\"" + volume + "\"]").complaints())
        .containsExactly("compose.yml:4:15: " + what);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{source: ./a, target: /a} | `services.web.volumes[0]` has no `type`",
        "{type: bind, target: /a} | a bind mount without `source`",
        "{type: volume} | a volume without `target`",
        "{type: npipe, target: /a} | a volume of type `npipe` is not supported",
        "{type: bind, source: ./a, target: /a, bind: {create_host_path: false}} |"
            + " `services.web.volumes[].bind.create_host_path` is not supported: a pod cannot"
            + " ask for what must be there without saying whether it is a file or a folder",
        "{type: volume, target: /a, volume: {subpath: x}} | a volume without a name has no part to"
            + " mount",
        "{type: tmpfs, source: v, target: /a} | a `source` of a tmpfs is not supported: Docker's"
            + " engine does not make the container",
        "{type: tmpfs, target: /a, tmpfs: {mode: \"1777\"}} | the text \"1777\" is no file mode",
      })
  void wrong_long_forms(String volume, String what) {
    assertThat(ComposeText.service("volumes:\n  - " + volume).complaints())
        .singleElement()
        .asString()
        .endsWith(": " + what);
  }

  @Test
  void paths_that_no_machine_has_are_errors() {
    assertThat(ComposeText.service("volumes: [\"./a\\0b:/x\"]").complaints())
        .containsExactly("compose.yml:4:15: a value with a NUL character");
  }

  @Test
  void the_home_directory_must_be_known() {
    assertThat(ComposeText.service("volumes: [\"~/x:/x\"]").complaints())
        .containsExactly("compose.yml:4:15: `~` stands for $HOME, which is not set");
  }
}
