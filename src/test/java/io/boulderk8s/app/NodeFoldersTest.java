package io.boulderk8s.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.boulderk8s.checkout.Checkout;
import io.boulderk8s.cluster.HostFolders;
import io.boulderk8s.cluster.HostFolders.Needed;
import io.boulderk8s.plan.Plan;
import io.boulderk8s.testkit.Plans;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NodeFoldersTest {
  private static final ClusterRequest KIND = new ClusterRequest("kind", false, Optional.empty());

  @TempDir private Path home;

  @Test
  void the_checkout_and_every_file_that_a_service_mounts_are_needed() {
    Plan plan =
        Plans.planOfWeb(
            "volumes: [\"/data/x:/x:ro\", \"vol:/v\", \"bound:/w\", \"/work/boulder/test:/test\"]\n"
                + "configs: [c]",
            "volumes: {vol: , bound: {driver_opts: {type: none, o: bind, device: /srv/data}}}\n"
                + "configs: {c: {file: /etc/c.txt}}\n");
    assertThat(folders("/work/boulder", List.of(plan)).needed())
        .extracting(Needed::path)
        .containsExactlyInAnyOrder(
            Path.of("/work/boulder"),
            Path.of("/data/x"),
            Path.of("/srv/data"),
            Path.of("/work/boulder/test"),
            Path.of("/etc/c.txt"));
  }

  @Test
  void who_needs_a_folder_is_said_with_its_place() {
    Plan plan = Plans.planOfWeb("volumes: [\"/data/x:/x\"]", "");
    assertThat(folders("/work/boulder", List.of(plan)).needed())
        .extracting(Needed::by)
        .contains("the checkout", "compose.yml:6:3, service web, /x");
  }

  @Test
  void a_new_cluster_sees_the_worktrees_beside_the_checkout_and_the_sample() {
    assertThat(folders("/work/boulder", List.of()).offered())
        .containsExactly(Path.of("/work"), home);
  }

  @Test
  void a_new_cluster_never_sees_the_users_home_or_the_whole_machine_for_that() {
    assertThat(folders("/home/me/boulder", List.of()).offered()).containsExactly(home);
    assertThat(folders("/home/me", List.of()).offered()).containsExactly(home);
    assertThat(folders("/boulder", List.of()).offered()).containsExactly(home);
  }

  @Test
  void what_the_user_names_is_needed_by_option_and_by_variable() {
    Environment environment = environment("BOULDER_K8S_MOUNTS", "/b:c/../d:");
    HostFolders folders =
        new NodeFolders(List.of(Path.of("/a"), Path.of("x")))
            .of(at("/work/boulder"), List.of(), KIND, environment);
    assertThat(folders.needed())
        .extracting(Needed::path)
        .containsExactly(
            Path.of("/work/boulder"),
            Path.of("/a"),
            home.resolve("x"),
            Path.of("/b"),
            home.resolve("d"));
  }

  @Test
  void a_folder_for_a_cluster_that_somebody_else_made_is_refused() {
    ClusterRequest context = new ClusterRequest("lab", true, Optional.empty());
    Environment environment = environment("HOME", "/home/me");
    assertThatThrownBy(
            () ->
                new NodeFolders(List.of(Path.of("/a")))
                    .of(at("/w/b"), List.of(), context, environment))
        .hasMessageContaining("--mount: is for kind clusters");
  }

  private HostFolders folders(String checkout, List<Plan> plans) {
    return new NodeFolders(List.of())
        .of(at(checkout), plans, KIND, environment("HOME", "/home/me"));
  }

  private Environment environment(String name, String value) {
    return new Environment(Map.of(name, value), home, home, () -> Instant.EPOCH);
  }

  private static Checkout at(String root) {
    return new Checkout(Path.of(root), false);
  }
}
