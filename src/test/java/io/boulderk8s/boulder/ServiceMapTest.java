package io.boulderk8s.boulder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.boulderk8s.boulder.catalog.BoulderService;
import io.boulderk8s.boulder.catalog.Group;
import io.boulderk8s.boulder.catalog.Port;
import io.boulderk8s.boulder.catalog.Role;
import io.boulderk8s.boulder.edge.Edge;
import io.boulderk8s.boulder.read.Generation;
import io.boulderk8s.checkout.ComposeFiles;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A real checkout of Boulder, of whatever revision, is understood. */
@DisplayNameGeneration(ReplaceUnderscores.class)
final class ServiceMapTest {
  private static Optional<Path> boulder() {
    return Optional.ofNullable(System.getenv("BOULDER_DIR")).map(Path::of);
  }

  @BeforeAll
  static void a_checkout_is_there() {
    assumeTrue(boulder().isPresent(), "skipped: BOULDER_DIR names no checkout of Boulder");
  }

  private static ServiceMap map(Generation generation) {
    Path root = boulder().orElseThrow();
    return ServiceMap.of(path -> ComposeFiles.text(root.resolve(path)), generation);
  }

  @ParameterizedTest
  @EnumSource
  void each_service_has_a_group_and_each_server_is_called_by_a_service_or_from_outside(
      Generation generation) {
    ServiceMap map = map(generation);
    List<BoulderService> services = map.catalog().services();
    assertThat(services).hasSizeGreaterThan(25).noneMatch(s -> s.group() == Group.OTHER);
    for (BoulderService service : services) {
      assertThat(service.ports()).as(service.name()).isNotEmpty();
      boolean server = service.ports().stream().map(Port::role).anyMatch(Role.GRPC::equals);
      if (server) {
        List<Edge> calls = map.edges().to(service.name());
        assertThat(calls.isEmpty() && map.edges().outsidersOf(service.name()).isEmpty())
            .as("nobody calls " + service.name())
            .isFalse();
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void every_section_of_a_client_leads_to_a_server_that_admits_it(Generation generation) {
    assertThat(map(generation).edges().all())
        .filteredOn(edge -> edge.kind() == Edge.Kind.GRPC)
        .hasSizeGreaterThan(30)
        .allMatch(edge -> edge.owned() && !edge.services().isEmpty());
  }

  @ParameterizedTest
  @EnumSource
  void the_derivations_disagree_about_names_that_never_call_and_nothing_else(
      Generation generation) {
    assertThat(map(generation).findings())
        .allMatch(finding -> finding.what().contains("but no client section of"))
        .hasSizeLessThan(10);
  }
}
