package io.boulderk8s.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import io.boulderk8s.compose.ComposeProject;
import io.boulderk8s.compose.ComposeText;
import io.boulderk8s.compose.Service;
import io.boulderk8s.plan.Plan;
import io.boulderk8s.plan.Planner;
import io.boulderk8s.staging.StagingPlan;
import io.boulderk8s.testkit.Golden;
import io.boulderk8s.testkit.Plans;
import io.boulderk8s.testkit.Samples;
import io.boulderk8s.testkit.Splits;
import io.boulderk8s.testkit.Stacks;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.api.model.SecurityContext;
import io.fabric8.kubernetes.api.model.Volume;
import io.fabric8.kubernetes.api.model.VolumeMount;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.api.model.rbac.Role;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The policy linter: what no object of ours may do, whatever a Compose file says. Each rule names
 * the object that breaks it.
 */
@DisplayNameGeneration(ReplaceUnderscores.class)
final class ObjectPolicyTest {
  private static final Set<String> OUR_OWN = Set.of("net", "await", "unplug", "install");

  /** Objects of one project, in both forms. */
  record Case(String name, ComposeProject project, List<HasMetadata> objects) {
    Stream<Pod> pods() {
      return objects.stream()
          .flatMap(
              object ->
                  switch (object) {
                    case Pod pod -> Stream.of(pod);
                    case Deployment deployment -> pod(deployment.getSpec().getTemplate());
                    case StatefulSet set -> pod(set.getSpec().getTemplate());
                    default -> Stream.of();
                  });
    }

    private static Stream<Pod> pod(PodTemplateSpec template) {
      return Stream.of(new Pod("v1", "Pod", template.getMetadata(), template.getSpec(), null));
    }

    /** The containers that Compose would start. */
    Stream<Container> services() {
      return pods().flatMap(pod -> pod.getSpec().getContainers().stream());
    }

    Stream<Container> ours() {
      return pods().flatMap(pod -> pod.getSpec().getInitContainers().stream());
    }

    /** A split service has the runner's rights. */
    Service service(Pod pod) {
      String name = pod.getMetadata().getLabels().get(Labels.SERVICE);
      return project.services().getOrDefault(name, project.services().get("boulder"));
    }

    @Override
    public String toString() {
      return name;
    }
  }

  static Stream<Case> cases() {
    return Stream.concat(
        Stream.of(
            of("sample", Samples.standard()),
            of("sample, next", Samples.next()),
            split("sample, split", Splits.sample()),
            split("sample, split, without agents", Splits.inCluster())),
        Golden.cases().stream()
            .map(name -> of(name, ComposeText.of(Golden.text(name + "/compose.yaml")).project())));
  }

  private static Case split(String name, StagingPlan split) {
    Manifests manifests = Stacks.of(split.plan()).split(split);
    return new Case(
        name, Samples.standard(), manifests.everything(split.plan().runner()).objects());
  }

  private static Case of(String name, ComposeProject project) {
    Plan plan = new Planner(Plans.harness()).plan(project);
    Manifests manifests = Stacks.of(plan);
    List<HasMetadata> objects = new ArrayList<>(manifests.everything(plan.runner()).objects());
    StaticPods pods = new StaticPods(plan, manifests, "agent:1");
    plan.workloads().forEach(workload -> objects.add(pods.of(workload)));
    return new Case(name, project, objects);
  }

  @ParameterizedTest
  @MethodSource("cases")
  void every_object_is_labelled_as_ours(Case all) {
    assertThat(all.objects())
        .allSatisfy(
            object ->
                assertThat(object.getMetadata().getLabels())
                    .as(object.getMetadata().getName())
                    .containsEntry(Labels.MANAGED_BY, Labels.TOOL));
  }

  @ParameterizedTest
  @MethodSource("cases")
  void no_image_is_pulled_that_the_node_has(Case all) {
    assertThat(Stream.concat(all.services(), all.ours()))
        .isNotEmpty()
        .allSatisfy(
            container ->
                assertThat(container.getImagePullPolicy())
                    .as(container.getName())
                    .isEqualTo("IfNotPresent"));
  }

  @ParameterizedTest
  @MethodSource("cases")
  void every_service_requests_its_share_of_the_node(Case all) {
    assertThat(all.services())
        .allSatisfy(
            container ->
                assertThat(container.getResources().getRequests())
                    .as(container.getName())
                    .containsKey("cpu"));
  }

  @ParameterizedTest
  @MethodSource("cases")
  void no_service_has_a_token_of_the_api_server(Case all) {
    assertThat(all.pods())
        .allMatch(pod -> !pod.getSpec().getAutomountServiceAccountToken())
        .allSatisfy(
            pod ->
                assertThat(pod.getSpec().getContainers())
                    .as(pod.getMetadata().getName())
                    .flatExtracting(Container::getVolumeMounts)
                    .extracting(VolumeMount::getName)
                    .doesNotContain(AgentContainers.ACCESS_VOLUME)
                    .filteredOn(SplitAccess.API_VOLUME::equals)
                    .as("stand-ins alone have one")
                    .hasSizeLessThanOrEqualTo(PodRole.RUNNER.isOf(pod) ? 1 : 0));
  }

  @ParameterizedTest
  @MethodSource("cases")
  void nothing_is_privileged_that_the_compose_file_does_not_call_so(Case all) {
    all.pods()
        .forEach(
            pod -> {
              Set<String> said = all.service(pod).sources().keySet();
              SecurityContext context =
                  Optional.ofNullable(Stacks.main(pod).getSecurityContext())
                      .orElseGet(SecurityContext::new);
              if (!said.contains("privileged")) {
                assertThat(context.getPrivileged()).as(pod.getMetadata().getName()).isNull();
              }
              if (!said.contains("cap_add") && context.getCapabilities() != null) {
                assertThat(context.getCapabilities().getAdd()).isEmpty();
              }
            });
  }

  @ParameterizedTest
  @MethodSource("cases")
  void our_own_containers_have_net_admin_or_less(Case all) {
    assertThat(all.ours())
        .allSatisfy(
            container -> {
              assertThat(OUR_OWN.contains(container.getName()) || isOwner(container)).isTrue();
              SecurityContext context = container.getSecurityContext();
              if (context != null) {
                assertThat(context.getPrivileged()).isNull();
                assertThat(context.getCapabilities().getDrop()).containsExactly("ALL");
                assertThat(Set.of("NET_ADMIN")).containsAll(context.getCapabilities().getAdd());
              }
            });
  }

  private static boolean isOwner(Container container) {
    return container.getName().startsWith("own-");
  }

  @ParameterizedTest
  @MethodSource("cases")
  void no_pod_is_in_a_namespace_of_the_node(Case all) {
    assertThat(all.pods())
        .allSatisfy(
            pod -> {
              assertThat(pod.getSpec().getHostNetwork()).isNull();
              assertThat(pod.getSpec().getHostPID()).isNull();
              assertThat(pod.getSpec().getHostIPC()).isNull();
            });
  }

  @ParameterizedTest
  @MethodSource("cases")
  void the_node_shows_a_pod_only_what_the_compose_file_mounts_and_its_resolver(Case all) {
    assertThat(all.pods())
        .flatExtracting(pod -> pod.getSpec().getVolumes())
        .filteredOn(volume -> ((Volume) volume).getHostPath() != null)
        .extracting(volume -> ((Volume) volume).getHostPath().getPath())
        .allMatch(
            path ->
                path.equals("/etc/resolv.conf")
                    || path.matches("(/run|/var/lib)/boulder-k8s/test/[^/]+")
                    || path.startsWith(Stacks.SITE.hostRoot() + "/"));
  }

  @ParameterizedTest
  @MethodSource("cases")
  void a_health_check_never_restarts_a_container(Case all) {
    assertThat(all.services()).allMatch(container -> container.getLivenessProbe() == null);
  }

  @ParameterizedTest
  @MethodSource("cases")
  void the_agents_may_read_pods_and_stand_ins_their_logs_and_nobody_more(Case all) {
    assertThat(all.objects().stream().filter(Role.class::isInstance).map(Role.class::cast))
        .isNotEmpty()
        .allSatisfy(
            role ->
                assertThat(role.getRules())
                    .extracting(rule -> rule.getResources() + " " + rule.getVerbs())
                    .isSubsetOf(
                        role.getMetadata().getName().equals(SplitAccess.RUNNER)
                            ? List.of("[pods] [get, list, watch]", "[pods/log] [get]")
                            : List.of("[pods] [get, list, watch]")));
  }
}
