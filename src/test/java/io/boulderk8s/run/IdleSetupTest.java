package io.boulderk8s.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.boulderk8s.plan.Plan;
import io.boulderk8s.testkit.Plans;
import io.boulderk8s.testkit.RecordingReporter;
import io.boulderk8s.testkit.Stacks;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** When the setup is left out with `--kept`: never when it might do something. */
@DisplayNameGeneration(ReplaceUnderscores.class)
final class IdleSetupTest {
  @TempDir private Path folder;
  private Path checkout;
  private Instant now = Instant.EPOCH;
  private final RecordingReporter reporter = new RecordingReporter();
  private int runs;

  @BeforeEach
  void makeCheckout() throws IOException {
    checkout = Files.createDirectories(folder.resolve("checkout"));
    Files.createDirectories(checkout.resolve("certs"));
    write("test.sh", "x");
  }

  private void write(String file, String text) {
    try {
      Files.writeString(checkout.resolve(file), text);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private Plan plan(String keys) {
    return Plans.of(
        """
        services:
          boulder: {image: "tools:1", entrypoint: [x]}
          bsetup:
            image: tools:1
            entrypoint: [generate.sh]
            volumes: ["%s:/boulder"]
            profiles: [setup]
        """
                .formatted(checkout)
            + keys.indent(4));
  }

  /** Sets up once; whether the work was done. */
  private boolean setUp(Plan plan, Map<String, String> images, Runnable work, int code) {
    int before = runs;
    SetupMemory memory =
        new SetupMemory(folder.resolve("memory"), images, List.of("bin"), () -> now);
    int result =
        new IdleSetup(memory, Stacks.of(plan), plan.setup().getFirst(), reporter)
            .unlessIdle(
                () -> {
                  runs++;
                  work.run();
                  return code;
                });
    assertThat(result).isEqualTo(runs > before ? code : 0);
    return runs > before;
  }

  private boolean setUp() {
    return setUp(plan(""), Map.of("tools:1", "sha256:a"), () -> {}, 0);
  }

  @Test
  void one_that_changed_nothing_is_left_out_the_next_time_and_that_is_said() {
    assertThat(setUp()).isTrue();
    assertThat(setUp()).isFalse();
    assertThat(reporter.notices())
        .singleElement()
        .asString()
        .contains("bsetup is left out", "1970");
  }

  @Test
  void one_that_made_something_is_run_again_until_it_makes_nothing() {
    boolean first =
        setUp(plan(""), Map.of("tools:1", "sha256:a"), () -> write("certs/key", "k"), 0);

    assertThat(first).isTrue();
    assertThat(setUp()).isTrue();
    assertThat(setUp()).isFalse();
  }

  @Test
  void one_that_failed_is_run_again() {
    setUp(plan(""), Map.of("tools:1", "sha256:a"), () -> {}, 3);

    assertThat(setUp()).isTrue();
  }

  @Test
  void a_changed_file_brings_it_back_even_one_of_the_same_size_and_time() throws Exception {
    setUp();
    FileTime time = Files.getLastModifiedTime(checkout.resolve("test.sh"));
    write("test.sh", "y");
    Files.setLastModifiedTime(checkout.resolve("test.sh"), time);

    assertThat(setUp()).isTrue();
  }

  @Test
  void so_does_a_file_that_is_gone_or_new_or_has_other_rights() throws Exception {
    setUp();
    write("new", "");
    assertThat(setUp()).isTrue();
    Files.delete(checkout.resolve("new"));
    assertThat(setUp()).isTrue();
    Files.setPosixFilePermissions(
        checkout.resolve("certs"), PosixFilePermissions.fromString("rwx------"));
    assertThat(setUp()).isTrue();
  }

  @Test
  void a_link_that_was_made_anew_is_the_same_one_when_it_leads_to_the_same_place()
      throws Exception {
    Path link = checkout.resolve("sa_dburl");
    Files.createSymbolicLink(link, Path.of("a"));
    setUp();
    Files.delete(link);
    Files.createSymbolicLink(link, Path.of("a"));
    assertThat(setUp()).isFalse();
    Files.delete(link);
    Files.createSymbolicLink(link, Path.of("b"));
    assertThat(setUp()).isTrue();
  }

  @Test
  void what_runs_write_and_it_does_not_read_does_not_count() throws Exception {
    setUp();
    Files.createDirectory(checkout.resolve("bin"));
    write("bin/boulder", "built");

    assertThat(setUp()).isFalse();
  }

  @Test
  void another_image_under_the_same_name_or_another_definition_brings_it_back() {
    setUp();

    assertThat(setUp(plan(""), Map.of("tools:1", "sha256:b"), () -> {}, 0)).isTrue();
    assertThat(setUp(plan("environment: {A: b}"), Map.of("tools:1", "sha256:b"), () -> {}, 0))
        .isTrue();
  }

  @Test
  void an_image_that_is_not_known_or_a_volume_leaves_it_in() {
    for (int time = 0; time < 2; time++) {
      assertThat(setUp(plan(""), Map.of(), () -> {}, 0)).isTrue();
    }
    Plan volume =
        Plans.of(
            """
            services:
              boulder: {image: "tools:1", entrypoint: [x]}
              bsetup: {image: "tools:1", entrypoint: [x], volumes: ["data:/d"], profiles: [setup]}
            volumes: {data: {}}
            """);
    for (int time = 0; time < 2; time++) {
      assertThat(setUp(volume, Map.of("tools:1", "sha256:a"), () -> {}, 0)).isTrue();
    }
  }

  @Test
  void it_is_run_again_after_a_while_for_it_may_look_at_the_time() {
    setUp();
    now = now.plus(Duration.ofHours(13));
    assertThat(setUp()).isTrue();
  }

  @Test
  void a_memory_that_cannot_be_read_is_none() throws Exception {
    setUp();
    try (var files = Files.list(folder.resolve("memory"))) {
      Files.writeString(files.findFirst().orElseThrow(), "");
    }
    assertThat(setUp()).isTrue();
  }
}
