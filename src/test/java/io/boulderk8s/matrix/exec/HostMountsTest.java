package io.boulderk8s.matrix.exec;

import static org.assertj.core.api.Assertions.assertThat;

import io.boulderk8s.boulder.HarnessReader;
import io.boulderk8s.compose.ComposeText;
import io.boulderk8s.plan.Plan;
import io.boulderk8s.plan.Planner;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
final class HostMountsTest {
  private final Plan plan =
      new Planner(new HarnessReader().read())
          .plan(
              ComposeText.of(
                      """
                      services:
                        boulder:
                          image: tools
                          entrypoint: ["env"]
                          volumes:
                            - .:/boulder
                            - ./.gocache/go-build:/root/.cache/go-build
                            - /etc/ssl:/ssl:ro
                            - /var/shared:/shared
                      """)
                  .project());
  private final Path root =
      HostMounts.outside(List.of(plan), Path.of("/nowhere")).stream()
          .filter(path -> !path.startsWith("/var"))
          .findFirst()
          .orElseThrow();

  @Test
  void a_cache_is_shared_when_a_service_mounts_it_by_itself() {
    assertThat(HostMounts.shared(List.of(plan), root, List.of(".gocache", ".cache")))
        .containsExactly(".gocache");
  }

  @Test
  void folders_that_no_view_can_keep_apart_are_those_that_are_written_outside() {
    assertThat(HostMounts.outside(List.of(plan), root)).containsExactly(Path.of("/var/shared"));
  }
}
