package io.boulderk8s.manifest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import io.boulderk8s.plan.RunCommandLine;
import io.boulderk8s.plan.Workload;
import io.boulderk8s.staging.SplitService;
import io.boulderk8s.staging.StagingPlan;
import io.boulderk8s.testkit.Golden;
import io.boulderk8s.testkit.Plans;
import io.boulderk8s.testkit.Splits;
import io.boulderk8s.testkit.Stacks;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServicePort;
import io.fabric8.kubernetes.api.model.VolumeMount;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
final class SplitManifestsTest {
  private static final StagingPlan SMALL = Splits.small();
  private static final StagingPlan SAMPLE = Splits.sample();

  private static Manifests of(StagingPlan plan) {
    return Stacks.of(plan.plan()).split(plan);
  }

  private static List<HasMetadata> objects(StagingPlan plan, String name) {
    return of(plan).service(plan.named(name).orElseThrow());
  }

  private static <T> T object(StagingPlan plan, String name, Class<T> type) {
    return objects(plan, name).stream()
        .filter(type::isInstance)
        .map(type::cast)
        .findFirst()
        .orElseThrow(() -> new AssertionError(name + " has no " + type.getSimpleName()));
  }

  private static PodTemplateSpec template(String name) {
    return object(SAMPLE, name, Deployment.class).getSpec().getTemplate();
  }

  private static Container main(PodTemplateSpec pods) {
    return pods.getSpec().getContainers().getFirst();
  }

  private static Pod runner(StagingPlan plan, Map<String, String> environment) {
    Workload test =
        new RunCommandLine(Plans.harness())
            .test(plan.plan().runner(), false, List.of(), environment);
    return of(plan).run(test, "RUN-ID");
  }

  @Test
  void a_split_stack_is_as_expected() {
    Manifests manifests = of(SMALL);
    Golden.check(
        "split/manifests.yaml",
        ManifestYaml.of(manifests.foundation().stream().filter(SplitManifestsTest::isNew).toList())
            + SMALL.backing().stream()
                .map(backing -> ManifestYaml.of(manifests.backing(backing)))
                .collect(Collectors.joining())
            + SMALL.services().stream()
                .map(service -> ManifestYaml.of(manifests.service(service)))
                .collect(Collectors.joining())
            + ManifestYaml.of(runner(SMALL, Map.of())));
  }

  private static boolean isNew(HasMetadata object) {
    return Stacks.of(SMALL.plan()).foundation().stream().noneMatch(object::equals);
  }

  @Test
  void without_a_split_nothing_is_different() {
    Manifests whole = Stacks.of(SAMPLE.plan());
    Manifests split = of(SAMPLE);
    assertThat(split.foundation())
        .filteredOn(object -> !(object instanceof NetworkPolicy))
        .startsWith(
            whole.foundation().stream()
                .filter(object -> !(object instanceof NetworkPolicy))
                .toArray(HasMetadata[]::new));
    assertThat(split.stack().waves()).extracting(ManifestSet.Wave::name).contains("dependencies");
    assertThat(split.stack().waves().getLast().name()).isEqualTo("services");
    assertThat(split.stack().waves().getLast().objects()).hasSize(3 * 28);
  }

  @Test
  void what_has_several_pods_starts_the_next_before_it_ends_the_last() {
    Deployment sa = object(SMALL, "boulder-sa-1", Deployment.class);
    assertThat(sa.getSpec().getReplicas()).isEqualTo(2);
    assertThat(sa.getSpec().getStrategy().getType()).isEqualTo("RollingUpdate");
    assertThat(sa.getSpec().getStrategy().getRollingUpdate().getMaxUnavailable().getIntVal())
        .isZero();
    assertThat(object(SMALL, "s3-test-srv", Deployment.class).getSpec().getStrategy().getType())
        .isEqualTo("Recreate");
    assertThat(object(SMALL, "nonce-service-1", StatefulSet.class).getSpec().getServiceName())
        .isEqualTo("nonce-service-1");
  }

  @Test
  void a_front_end_goes_on_serving_until_nobody_is_led_to_it_any_more() {
    for (String name : List.of("boulder-wfe2", "sfe")) {
      assertThat(main(template(name)).getLifecycle().getPreStop().getSleep().getSeconds())
          .isEqualTo(5);
    }
    assertThat(SAMPLE.services())
        .filteredOn(service -> mainOf(service).getLifecycle() != null)
        .extracting(SplitService::name)
        .as("gRPC servers tell their clients by themselves")
        .containsExactlyInAnyOrder("boulder-wfe2", "sfe");
  }

  @Test
  void what_has_calls_in_flight_has_a_minute_to_end_and_others_half() {
    assertThat(SAMPLE.services())
        .filteredOn(service -> grace(service) == 60)
        .extracting(SplitService::name)
        .containsExactlyInAnyOrder(
            "boulder-ra-1",
            "boulder-ra-2",
            "boulder-ra-sct-provider-1",
            "boulder-ra-sct-provider-2",
            "boulder-va-1",
            "boulder-va-2",
            "remoteva-a",
            "remoteva-b",
            "remoteva-c",
            "remoteva-d",
            "boulder-ca-1",
            "boulder-ca-2");
    assertThat(SAMPLE.services()).extracting(SplitManifestsTest::grace).containsOnly(30L, 60L);
  }

  private static long grace(SplitService service) {
    return service.workload().pod().stopGrace().toSeconds();
  }

  @Test
  void a_service_has_its_ports_under_names_that_say_what_for() {
    assertThat(object(SAMPLE, "boulder-wfe2", Service.class).getSpec().getPorts())
        .extracting(ServicePort::getName)
        .containsExactly("http", "https", "debug");
    assertThat(object(SAMPLE, "ct-test-srv", Service.class).getSpec().getPorts())
        .extracting(ServicePort::getName)
        .contains("http-4600", "http-4602")
        .allMatch(name -> name.length() <= 15)
        .doesNotHaveDuplicates();
    assertThat(object(SMALL, "nonce-service-1", Service.class).getSpec().getClusterIP())
        .isEqualTo("None");
  }

  @Test
  void pods_are_found_by_the_label_app_and_are_services_of_the_stack() {
    for (SplitService service : SAMPLE.services()) {
      HasMetadata controller = objects(SAMPLE, service.name()).getLast();
      assertThat(controller.getMetadata().getLabels())
          .contains(
              entry("app", service.name()),
              entry("boulder-k8s.io/group", service.from().group().word()),
              entry("environment", "staging"));
    }
    assertThat(template("boulder-sa-1").getMetadata().getLabels())
        .contains(
            entry("app", "boulder-sa-1"),
            entry("boulder-k8s.io/role", "service"),
            entry("boulder-k8s.io/service", "boulder-sa-1"),
            entry("boulder-k8s.io/stack", "true"),
            entry("network.boulder-k8s.io/bouldernet", "true"));
  }

  @Test
  void a_grpc_service_is_asked_by_the_agent_over_tls_and_never_restarted() {
    Container sa = main(template("boulder-sa-2"));
    assertThat(sa.getReadinessProbe().getExec().getCommand())
        .containsExactly(
            "/.boulder-k8s/agent",
            "healthy",
            "--address",
            "localhost:9495",
            "--host-override",
            "sa.boulder",
            "--config",
            "test/config/health-checker.json");
    assertThat(sa.getStartupProbe().getExec()).isEqualTo(sa.getReadinessProbe().getExec());
    assertThat(sa.getStartupProbe().getPeriodSeconds()).isEqualTo(1);
    assertThat(sa.getStartupProbe().getFailureThreshold()).isEqualTo(Integer.MAX_VALUE);
    assertThat(SAMPLE.services()).allMatch(service -> mainOf(service).getLivenessProbe() == null);
    assertThat(net("boulder-sa-2").getEnv())
        .contains(new EnvVar("INSTALL_TO", "/.boulder-k8s", null));
    assertThat(net("boulder-sa-2").getVolumeMounts())
        .extracting(VolumeMount::getMountPath)
        .contains("/.boulder-k8s");
  }

  private static Container mainOf(SplitService service) {
    return main(templateOf(service));
  }

  private static PodTemplateSpec templateOf(SplitService service) {
    return switch (objects(SAMPLE, service.name()).getLast()) {
      case Deployment deployment -> deployment.getSpec().getTemplate();
      case StatefulSet set -> set.getSpec().getTemplate();
      default -> throw new AssertionError(service.name());
    };
  }

  private static Container net(String name) {
    return template(name).getSpec().getInitContainers().getFirst();
  }

  private static List<String> initContainers(PodTemplateSpec template) {
    return template.getSpec().getInitContainers().stream().map(Container::getName).toList();
  }

  @Test
  void others_are_asked_by_the_kubelet_and_have_no_agent_in_them() {
    assertThat(main(template("boulder-wfe2")).getReadinessProbe().getHttpGet().getPath())
        .isEqualTo("/healthz");
    assertThat(
            main(template("crl-storer")).getReadinessProbe().getTcpSocket().getPort().getIntVal())
        .isEqualTo(9309);
    assertThat(net("crl-storer").getEnv()).extracting(EnvVar::getName).doesNotContain("INSTALL_TO");
  }

  @Test
  void a_service_starts_after_no_other_container_than_the_network() {
    // each would hold up its start by a second and more, and those that need it
    assertThat(SAMPLE.services())
        .allSatisfy(
            service -> assertThat(initContainers(templateOf(service))).containsExactly("net"));
  }

  @Test
  void the_network_sidecar_takes_the_system_log_of_services_that_want_one() {
    PodTemplateSpec sa = template("boulder-sa-1");
    assertThat(main(sa).getVolumeMounts())
        .extracting(VolumeMount::getMountPath)
        .contains("/var/run");
    Container net = sa.getSpec().getInitContainers().getFirst();
    assertThat(net.getName()).isEqualTo("net");
    assertThat(net.getEnv()).contains(new EnvVar("SYSLOG_SOCKET", "/syslog/syslog", null));
    assertThat(main(template("sfe")).getVolumeMounts())
        .extracting(VolumeMount::getMountPath)
        .doesNotContain("/var/run");
  }

  @Test
  void each_service_has_an_account_whose_sidecar_may_watch_pods_and_nothing_else() {
    assertThat(template("boulder-sa-1").getSpec().getServiceAccountName())
        .isEqualTo("boulder-sa-1");
    assertThat(template("boulder-sa-1").getSpec().getAutomountServiceAccountToken()).isFalse();
    assertThat(main(template("boulder-sa-1")).getVolumeMounts())
        .extracting(VolumeMount::getName)
        .doesNotContain("agent-access");
  }

  @Test
  void another_command_or_image_is_another_revision_and_nothing_else_is() {
    String first = hash(SMALL);
    assertThat(hash(Splits.small())).isEqualTo(first);
    assertThat(hash(SMALL.withPrograms("programs:2"))).isNotEqualTo(first);
  }

  private static String hash(StagingPlan plan) {
    return object(plan, "boulder-sa-1", Deployment.class)
        .getSpec()
        .getTemplate()
        .getMetadata()
        .getAnnotations()
        .get(Labels.SPEC_HASH);
  }

  @Test
  void the_runner_has_stand_ins_with_a_token_and_python_finds_the_seam_first() {
    Pod pod = runner(SMALL, Map.of());
    Container main = Stacks.main(pod);
    assertThat(main.getEnv()).contains(new EnvVar("PYTHONPATH", "/.boulder-k8s/python", null));
    assertThat(main.getVolumeMounts())
        .extracting(VolumeMount::getMountPath)
        .contains("/.boulder-k8s", "/.boulder-k8s/api", "/.boulder-k8s/staging");
    assertThat(pod.getSpec().getServiceAccountName()).isEqualTo("boulder-k8s-runner");
    assertThat(Stacks.of(SMALL.plan()).run(SMALL.plan().runner(), "RUN-ID").getSpec().getVolumes())
        .as("without a split")
        .noneMatch(volume -> volume.getName().equals("api"));
  }

  @Test
  void a_pythonpath_of_the_environment_stays_behind_ours() {
    Workload runner = SMALL.plan().runner();
    var variables = new java.util.TreeMap<>(runner.container().environment().values());
    variables.put("PYTHONPATH", "/lib:/more");
    Pod pod = of(SMALL).run(runner.runningAs("boulder_tests", List.of("x"), variables), "RUN-ID");
    assertThat(Stacks.main(pod).getEnv())
        .filteredOn(variable -> variable.getName().equals("PYTHONPATH"))
        .containsExactly(new EnvVar("PYTHONPATH", "/.boulder-k8s/python:/lib:/more", null));
  }
}
