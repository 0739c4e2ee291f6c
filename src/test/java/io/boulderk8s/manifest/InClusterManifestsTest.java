package io.boulderk8s.manifest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.boulderk8s.staging.StagingPlan;
import io.boulderk8s.testkit.Golden;
import io.boulderk8s.testkit.Splits;
import io.boulderk8s.testkit.Stacks;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerPort;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.VolumeMount;
import io.fabric8.kubernetes.api.model.rbac.RoleBinding;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** The sample, split, without agents in the pods of services. */
@DisplayNameGeneration(ReplaceUnderscores.class)
final class InClusterManifestsTest {
  private static final StagingPlan PLAN = Splits.inCluster();
  private static final Manifests MANIFESTS = Stacks.of(PLAN.plan()).split(PLAN);

  private static PodSpec pod(String service) {
    return MANIFESTS.template(PLAN.named(service).orElseThrow()).getSpec();
  }

  private static Stream<PodSpec> pods() {
    return PLAN.services().stream().map(service -> pod(service.name()));
  }

  private static Container main(String service) {
    return pod(service).getContainers().getFirst();
  }

  private static Service service(String name) {
    return MANIFESTS.foundation().stream()
        .filter(Service.class::isInstance)
        .map(Service.class::cast)
        .filter(service -> service.getMetadata().getName().equals(name))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no service " + name));
  }

  @Test
  void three_services_and_their_names_are_as_expected() {
    Golden.check(
        "split/in-cluster.yaml",
        Stream.concat(
                Stream.of("boulder-nonce-taro", "address-10-77-77-4", "address-64-112-117-134")
                    .map(InClusterManifestsTest::service),
                Stream.of("boulder-sa-1", "nonce-service-taro-1", "crl-storer")
                    .map(name -> PLAN.named(name).orElseThrow())
                    .flatMap(service -> MANIFESTS.service(service).stream()))
            .map(ManifestYaml::of)
            .collect(Collectors.joining()));
  }

  @Test
  void no_pod_of_a_service_has_an_agent_or_a_right_that_it_needs() {
    String agent = new AgentContainers("x").network().getName();
    assertThat(pods())
        .allSatisfy(
            pod -> {
              assertThat(pod.getInitContainers()).isEmpty();
              assertThat(pod.getContainers()).hasSize(1);
              assertThat(pod.getContainers().getFirst().getName()).isNotEqualTo(agent);
              assertThat(pod.getContainers().getFirst().getSecurityContext()).isNull();
              assertThat(pod.getVolumes())
                  .noneMatch(volume -> volume.getProjected() != null)
                  .noneMatch(volume -> volume.getName().equals("run"));
              assertThat(pod.getDnsPolicy()).isEqualTo("ClusterFirst");
              assertThat(pod.getDnsConfig()).isNull();
              assertThat(pod.getSecurityContext().getSysctls()).isEmpty();
            });
    assertThat(MANIFESTS.foundation())
        .filteredOn(RoleBinding.class::isInstance)
        .extracting(HasMetadata::getMetadata)
        .extracting(metadata -> metadata.getName())
        .doesNotContain("boulder-k8s-services");
  }

  @Test
  void changed_files_are_mounted_over_those_of_the_checkout() {
    List<VolumeMount> mounts = main("boulder-ra-1").getVolumeMounts();
    assertThat(mounts)
        .filteredOn(mount -> mount.getName().equals("patched"))
        .extracting(VolumeMount::getMountPath, VolumeMount::getReadOnly)
        .containsExactly(
            tuple("/boulder/test/config/ra.json", true),
            tuple("/boulder/test/ct-test-srv/log_list.json", true));
    assertThat(mounts).extracting(VolumeMount::getMountPath).contains("/boulder");
  }

  @Test
  void a_config_map_is_named_by_what_is_in_it() {
    ConfigMap sa = configMap(PLAN, "boulder-sa-1");
    assertThat(sa.getImmutable()).isTrue();
    assertThat(pod("boulder-sa-1").getVolumes())
        .extracting(volume -> volume.getConfigMap() == null ? "" : volume.getConfigMap().getName())
        .contains(sa.getMetadata().getName());
    assertThat(configMap(PLAN, "boulder-sa-2").getData()).isEqualTo(sa.getData());
  }

  private static ConfigMap configMap(StagingPlan plan, String service) {
    return MANIFESTS.service(plan.named(service).orElseThrow()).stream()
        .filter(ConfigMap.class::isInstance)
        .map(ConfigMap.class::cast)
        .findFirst()
        .orElseThrow();
  }

  @Test
  void pods_with_different_ports_have_one_name_in_dns() {
    Service sa = service("boulder-sa");
    assertThat(sa.getSpec().getClusterIP()).isEqualTo("None");
    assertThat(sa.getSpec().getPorts().getFirst().getTargetPort().getStrVal()).isEqualTo("sa");
    assertThat(Stream.of("boulder-sa-1", "boulder-sa-2"))
        .flatExtracting(name -> main(name).getPorts())
        .extracting(ContainerPort::getName, ContainerPort::getContainerPort)
        .containsExactly(tuple("sa", 9395), tuple("sa", 9495));
    assertThat(
            MANIFESTS.template(PLAN.named("boulder-sa-2").orElseThrow()).getMetadata().getLabels())
        .containsAllEntriesOf(sa.getSpec().getSelector());
  }

  @Test
  void an_address_is_called_from_every_node_and_the_caller_stays_who_he_is() {
    Service redis = service("address-10-77-77-4");
    assertThat(redis.getSpec().getExternalIPs()).containsExactly("10.77.77.4");
    assertThat(redis.getSpec().getExternalTrafficPolicy()).isEqualTo("Local");
    assertThat(redis.getSpec().getSelector())
        .containsEntry(Labels.SERVICE, "bredis_1")
        .containsEntry(Labels.ROLE, "dependency");
  }

  @Test
  void the_runners_agent_knows_which_address_a_port_of_its_pod_stands_for() {
    String endpoint =
        MANIFESTS
            .run(PLAN.plan().runner(), "1")
            .getMetadata()
            .getAnnotations()
            .get(Labels.ENDPOINT);
    Service second = service("address-64-112-117-134");
    int door = second.getSpec().getPorts().getFirst().getTargetPort().getIntVal();
    assertThat(second.getSpec().getPorts().getFirst().getPort()).isEqualTo(80);
    assertThat(endpoint).contains("{\"port\":%d,\"to\":\"64.112.117.134:80\"}".formatted(door));
  }

  @Test
  void a_nonce_service_has_the_address_of_its_pod() {
    assertThat(main("nonce-service-taro-1").getArgs()).contains("$(POD_IP):9301");
    assertThat(main("nonce-service-taro-1").getEnv())
        .extracting(EnvVar::getName)
        .contains("POD_IP");
    assertThat(main("boulder-sa-1").getEnv()).extracting(EnvVar::getName).doesNotContain("POD_IP");
  }

  @Test
  void the_checkouts_own_program_asks_for_health() {
    assertThat(main("boulder-sa-1").getReadinessProbe().getExec().getCommand())
        .startsWith("/opt/boulder-programs/bin/health-checker", "-addr", "localhost:9395");
    assertThat(main("nonce-service-taro-1").getReadinessProbe().getTcpSocket()).isNotNull();
    assertThat(main("boulder-wfe2").getLifecycle().getPreStop().getSleep()).isNotNull();
  }
}
