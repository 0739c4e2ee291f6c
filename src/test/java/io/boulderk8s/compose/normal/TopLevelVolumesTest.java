package io.boulderk8s.compose.normal;

import static org.assertj.core.api.Assertions.assertThat;

import io.boulderk8s.compose.ComposeText;
import io.boulderk8s.compose.Volume;
import io.boulderk8s.compose.Volume.Kind;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class TopLevelVolumesTest {
  private static Volume volume(String volume) {
    return ComposeText.service("")
        .override("volumes: {v: " + volume + "}")
        .project()
        .volumes()
        .get("v");
  }

  @Test
  void a_directory() {
    for (String directory : new String[] {"", "{}", "{driver: local}", "{labels: [a=b]}"}) {
      assertThat(volume(directory).kind()).isEqualTo(new Kind.Directory());
      assertThat(volume(directory).fullName()).isEqualTo("project_v");
    }
  }

  @Test
  void memory_with_owner_mode_and_size() {
    assertThat(
            volume(
                    "{driver_opts: {type: tmpfs, device: tmpfs, o:"
                        + " \"uid=1001,gid=1002,mode=0755,size=10m\"}}")
                .kind())
        .isEqualTo(
            new Kind.Tmpfs(
                Optional.of(1001), Optional.of(1002), Optional.of("0755"), Optional.of("10m")));
    assertThat(volume("{driver_opts: {type: tmpfs, device: tmpfs}}").kind())
        .isEqualTo(
            new Kind.Tmpfs(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty()));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{type: none, o: bind, device: /srv/x} | /srv/x",
        "{o: 'rbind,rw', device: /srv/x/} | /srv/x",
      })
  void a_folder_of_the_host(String options, Path folder) {
    Volume volume =
        ComposeText.service("")
            .override("volumes: {v: {driver_opts: " + options + "}}")
            .project()
            .volumes()
            .get("v");
    assertThat(volume.kind()).isEqualTo(new Kind.Folder(folder));
  }

  @Test
  void names() {
    assertThat(volume("{name: own}").fullName()).isEqualTo("own");
    assertThat(volume("{external: true}").fullName()).isEqualTo("v");
    assertThat(volume("{external: true, name: own}"))
        .satisfies(
            v -> {
              assertThat(v.fullName()).isEqualTo("own");
              assertThat(v.external()).isTrue();
            });
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{driver: nfs} | `volumes.v.driver` is not supported: a volume is a folder of the node: it"
            + " has no plugins",
        "{driver_opts: {type: nfs, o: 'addr=h'}} | a volume of type `nfs` with the options `addr=h`"
            + " would be mounted by this machine's kernel, and a pod's volume is a folder",
        "{driver_opts: {type: none, o: 'bind,ro', device: /x}} | a volume of type `none` with the"
            + " options `bind,ro` would be mounted by this machine's kernel, and a pod's volume is"
            + " a folder",
        "{driver_opts: {type: none, o: bind, device: ./x}} | \"./x\" is not an absolute path, and"
            + " Docker takes it for one of its engine's own folder",
        "{driver_opts: {type: none, o: bind}} | a bind mount without `device`",
        "{driver_opts: {type: tmpfs, size: 3}} | the driver option `size` is not supported",
        "{driver_opts: {type: tmpfs, o: noexec}} | the mount option `noexec` is not supported",
        "{driver_opts: {type: tmpfs, o: mode=9}} | the mount option `mode=9` is not supported",
        "{driver_opts: {type: tmpfs, o: uid=me}} | the mount option `uid=me` is not supported",
      })
  void what_is_not_translated_is_an_error(String volume, String what) {
    assertThat(ComposeText.service("").override("volumes: {v: " + volume + "}").complaints())
        .singleElement()
        .asString()
        .startsWith("override.yml:1:")
        .endsWith(what);
  }
}
