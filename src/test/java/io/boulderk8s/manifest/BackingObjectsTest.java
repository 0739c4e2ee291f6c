package io.boulderk8s.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import io.boulderk8s.kube.PodController;
import io.boulderk8s.staging.BackingService;
import io.boulderk8s.staging.StagingPlan;
import io.boulderk8s.testkit.Splits;
import io.boulderk8s.testkit.Stacks;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.api.model.VolumeMount;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
final class BackingObjectsTest {
  private static final StagingPlan SAMPLE = Splits.sample();

  private static List<HasMetadata> objects(StagingPlan plan, String name) {
    BackingService backing =
        plan.backing().stream()
            .filter(it -> it.workload().name().equals(name))
            .findFirst()
            .orElseThrow();
    return Stacks.of(plan.plan()).split(plan).backing(backing);
  }

  private static List<String> kinds(String name) {
    return objects(SAMPLE, name).stream().map(HasMetadata::getKind).toList();
  }

  private static PodTemplateSpec template(StagingPlan plan, String name) {
    return PodController.of(objects(plan, name).getLast()).orElseThrow().template();
  }

  private static Container main(StagingPlan plan, String name) {
    return template(plan, name).getSpec().getContainers().getFirst();
  }

  @Test
  void what_keeps_data_is_a_stateful_set_with_a_claim_and_the_rest_a_deployment() {
    for (String data : List.of("bmariadb", "bseaweedfs", "bconsul", "bredis-1", "bredis-2")) {
      assertThat(kinds(data)).as(data).containsExactly("PersistentVolumeClaim", "StatefulSet");
    }
    for (String plain : List.of("bjaeger", "bpkimetal")) {
      assertThat(kinds(plain)).as(plain).containsExactly("Deployment");
    }
    assertThat(kinds("bmigrate")).as("others wait for its end").containsExactly("Job");
  }

  @Test
  void a_claim_names_no_class_and_is_mounted_below_its_root_where_the_image_has_its_data() {
    PersistentVolumeClaim claim = (PersistentVolumeClaim) objects(SAMPLE, "bmariadb").getFirst();
    assertThat(claim.getMetadata().getName()).isEqualTo("bmariadb-data");
    assertThat(claim.getSpec().getStorageClassName()).isNull();
    VolumeMount mount = main(SAMPLE, "bmariadb").getVolumeMounts().getLast();
    assertThat(mount.getMountPath()).isEqualTo("/var/lib/mysql");
    assertThat(mount.getSubPath()).isEqualTo("data");
  }

  @Test
  void a_volume_of_the_container_alone_is_on_a_claim_as_well() {
    StagingPlan plan =
        Splits.small("db: {image: 'own:1', networks: [bouldernet], volumes: [/a, /b]}");
    assertThat(objects(plan, "db"))
        .extracting(object -> object.getMetadata().getName())
        .containsExactly("db-data-0", "db-data-1", "db");
    assertThat(main(plan, "db").getVolumeMounts())
        .extracting(VolumeMount::getMountPath)
        .containsExactly("/a", "/b");
  }

  @Test
  void a_folder_that_the_compose_file_mounts_has_no_claim() {
    StagingPlan plan =
        Splits.small(
            "db: {image: 'mariadb:1', networks: [bouldernet], volumes: ['./db:/var/lib/mysql']}");
    assertThat(objects(plan, "db")).extracting(HasMetadata::getKind).containsExactly("Deployment");
  }

  @Test
  void pods_are_those_of_the_test_profile_and_are_found_by_the_label_app() {
    var pod = Stacks.of(SAMPLE.plan()).dependency(SAMPLE.backing().getFirst().workload());
    String name = SAMPLE.backing().getFirst().workload().name();
    PodTemplateSpec template = template(SAMPLE, name);
    assertThat(template.getSpec().getInitContainers()).isEqualTo(pod.getSpec().getInitContainers());
    assertThat(template.getMetadata().getLabels())
        .containsAllEntriesOf(pod.getMetadata().getLabels())
        .containsEntry("app", name);
    assertThat(template.getMetadata().getAnnotations().get(Labels.ENDPOINT))
        .isEqualTo(pod.getMetadata().getAnnotations().get(Labels.ENDPOINT));
  }

  @Test
  void what_compose_leaves_down_is_marked_for_a_controller_starts_it_again() {
    assertThat(template(SAMPLE, "bmariadb").getMetadata().getAnnotations())
        .containsEntry(Labels.STAYS_DOWN, "true");
    assertThat(template(SAMPLE, "bmariadb").getSpec().getRestartPolicy()).isEqualTo("Always");
    assertThat(template(SAMPLE, "bmigrate").getSpec().getRestartPolicy()).isEqualTo("Never");
    StagingPlan plan =
        Splits.small("db: {image: 'own:1', networks: [bouldernet], restart: always}");
    assertThat(template(plan, "db").getMetadata().getAnnotations())
        .doesNotContainKey(Labels.STAYS_DOWN);
  }
}
