package io.boulderk8s.manifest;

import io.boulderk8s.plan.Workload;
import io.boulderk8s.staging.BackingService;
import io.boulderk8s.staging.SplitService;
import io.boulderk8s.staging.StagingPlan;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerBuilder;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.api.model.PodTemplateSpecBuilder;
import io.fabric8.kubernetes.api.model.VolumeMount;
import io.fabric8.kubernetes.api.model.VolumeMountBuilder;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Builds a split stack for `kubectl apply` alone. Nobody makes an image of the checkout's programs
 * there: a pod builds them, and each service's pod copies its own before it starts.
 */
final class StaticSplit {
  private static final String PROGRAMS = "programs";

  private final StagingPlan plan;
  private final Workload build;
  private final Manifests manifests;
  private final StaticPods pods;
  private final AgentContainers agent;
  private final String namespace;

  /**
   * Prepares it.
   *
   * @param split the plan, with any image of programs
   * @param build the runner as it builds them
   */
  StaticSplit(StagingPlan split, Workload build, StackSite site) {
    this.plan = split.withPrograms(split.plan().runner().container().image());
    this.build = build;
    this.manifests = new Manifests(split.plan(), site).split(plan);
    this.pods = new StaticPods(split.plan(), manifests, site.agentImage());
    this.agent = new AgentContainers(site.agentImage());
    this.namespace = site.namespace();
  }

  /** Returns what is there for all services. */
  List<HasMetadata> common() {
    List<HasMetadata> objects = new ArrayList<>(new SplitAccess(namespace).of(plan));
    objects.add(StandInsConfig.of(plan, namespace));
    objects.addAll(new ServicePolicies(plan, namespace).all());
    objects.add(pods.of(build));
    return objects;
  }

  List<BackingService> backing() {
    return plan.backing();
  }

  /** Returns the objects of a dependency, whose pods wait by themselves for what it needs. */
  List<HasMetadata> of(BackingService backing) {
    PodTemplateSpec template = new BackingTemplate(backing).of(pods.of(backing.workload()));
    template.getMetadata().getAnnotations().remove(Labels.SPEC_HASH);
    List<HasMetadata> objects =
        new ArrayList<>(new BackingObjects(namespace).services(List.of(backing)));
    objects.addAll(new BackingObjects(namespace).of(backing, template));
    return objects;
  }

  List<SplitService> services() {
    return plan.services();
  }

  /** Returns the objects of a service, whose pods wait by themselves for what it needs. */
  List<HasMetadata> of(SplitService service) {
    PodTemplateSpec template = manifests.template(service);
    template.getMetadata().getAnnotations().remove(Labels.SPEC_HASH);
    List<Container> before = new ArrayList<>();
    before.add(agent.await(conditions(service.workload(), service.needs().stream())));
    before.addAll(template.getSpec().getInitContainers());
    Container main = template.getSpec().getContainers().getFirst();
    before.add(copy(service, main));
    return new ServiceObjects(namespace)
        .of(
            service,
            new PodTemplateSpecBuilder(template)
                .editSpec()
                .withInitContainers(before)
                .withContainers(new ContainerBuilder(main).addToVolumeMounts(programs()).build())
                .addNewVolume()
                .withName(PROGRAMS)
                .withNewEmptyDir()
                .endEmptyDir()
                .endVolume()
                .endSpec()
                .build());
  }

  /** Copies the program: what is in the checkout may change while pods run it. */
  private static Container copy(SplitService service, Container main) {
    String program = service.from().argv().getFirst().text();
    return new ContainerBuilder()
        .withName(PROGRAMS)
        .withImage(main.getImage())
        .withImagePullPolicy(main.getImagePullPolicy())
        .withCommand("cp", "-a", program, StagingPlan.PROGRAMS + "/")
        .withWorkingDir(main.getWorkingDir())
        .withSecurityContext(main.getSecurityContext())
        .withVolumeMounts(
            Stream.concat(
                    main.getVolumeMounts().stream()
                        .filter(mount -> mount.getName().startsWith("mount-")),
                    Stream.of(programs()))
                .toList())
        .build();
  }

  private static VolumeMount programs() {
    return new VolumeMountBuilder().withName(PROGRAMS).withMountPath(StagingPlan.PROGRAMS).build();
  }

  /**
   * Returns the runner with its stand-ins. The variables of the kubelet stay as they are: stand-ins
   * ask the API server.
   */
  Pod runner(Workload test) {
    Pod pod = pods.of(test);
    Container main = pod.getSpec().getContainers().getFirst();
    List<String> kubelets = KubeletEnvironment.unwantedBy(test);
    List<Container> before = new ArrayList<>(pod.getSpec().getInitContainers());
    before.set(0, agent.await(conditions(test, plan.services().stream().map(SplitService::name))));
    before.add(agent.install());
    pod.getSpec().setInitContainers(before);
    pod.getSpec()
        .setContainers(
            List.of(
                new ContainerBuilder(main)
                    .removeMatchingFromEnv(variable -> kubelets.contains(variable.getName()))
                    .addToVolumeMounts(AgentContainers.runMount())
                    .build()));
    pod.getSpec().getVolumes().add(AgentVolumes.run());
    Pod split = SplitRunner.of(test, plan.fixed(), pod);
    split.getMetadata().getAnnotations().remove(Labels.SPEC_HASH);
    return split;
  }

  private List<String> conditions(Workload workload, Stream<String> healthy) {
    List<String> conditions = new ArrayList<>(pods.conditions(workload));
    conditions.add(build.name() + "=completed_successfully");
    healthy.forEach(name -> conditions.add(name + "=healthy"));
    return conditions;
  }
}
