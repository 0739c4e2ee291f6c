package io.boulderk8s.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import io.boulderk8s.manifest.Labels;
import io.boulderk8s.plan.Workload;
import io.boulderk8s.testkit.Plans;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayNameGeneration(ReplaceUnderscores.class)
final class MountIdentityTest {
  @TempDir private Path folder;

  private static String hash(Workload workload) {
    Pod pod =
        new PodBuilder()
            .withNewMetadata()
            .addToAnnotations(Labels.SPEC_HASH, "abc")
            .endMetadata()
            .build();
    MountIdentity.addTo(pod.getMetadata(), workload);
    return pod.getMetadata().getAnnotations().get(Labels.SPEC_HASH);
  }

  private Workload mounting(Path source) {
    return Plans.web("volumes: [\"" + source + ":/x\"]");
  }

  /** Not when it was made. */
  private static void changedAt(Path directory, long seconds) throws IOException {
    Files.setLastModifiedTime(directory, FileTime.from(Instant.ofEpochSecond(seconds)));
  }

  @Test
  void the_same_directory_stays_the_same_whatever_happens_in_it() throws IOException {
    Path checkout = Files.createDirectory(folder.resolve("checkout"));
    changedAt(checkout, 1_000_000);
    String before = hash(mounting(checkout));
    Files.writeString(checkout.resolve("two"), "");
    changedAt(checkout, 2_000_000);
    assertThat(hash(mounting(checkout))).isEqualTo(before).startsWith("abc-");
  }

  @Test
  void a_directory_in_which_nothing_has_happened_yet_stays_the_same_when_it_does()
      throws IOException {
    Path checkout = Files.createDirectory(folder.resolve("checkout"));
    String before = hash(mounting(checkout));
    Files.writeString(checkout.resolve("one"), "");
    changedAt(checkout, 2_000_000);
    assertThat(hash(mounting(checkout))).isEqualTo(before);
  }

  @Test
  void a_directory_made_anew_at_the_same_path_is_another() throws IOException {
    Path checkout = Files.createDirectory(folder.resolve("checkout"));
    Files.writeString(checkout.resolve("one"), "");
    String before = hash(mounting(checkout));
    Files.move(checkout, folder.resolve("elsewhere"));
    Files.createDirectory(checkout);
    Files.writeString(checkout.resolve("one"), "");
    assertThat(hash(mounting(checkout))).isNotEqualTo(before);
  }

  @Test
  void files_and_what_is_not_there_say_nothing() throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "");
    assertThat(hash(mounting(file))).isEqualTo("abc");
    assertThat(hash(mounting(folder.resolve("missing")))).isEqualTo("abc");
    assertThat(hash(Plans.web(""))).isEqualTo("abc");
  }
}
