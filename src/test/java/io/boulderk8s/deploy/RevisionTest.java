package io.boulderk8s.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.boulderk8s.deploy.Revision.Serves;
import io.boulderk8s.failure.BoulderK8sException;
import io.boulderk8s.failure.FailureKind;
import io.boulderk8s.kube.PodController;
import io.boulderk8s.manifest.Labels;
import io.boulderk8s.staging.SplitService;
import io.boulderk8s.staging.StagingPlan;
import io.boulderk8s.testkit.Revisioned;
import io.boulderk8s.testkit.Splits;
import io.boulderk8s.testkit.Stacks;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Service;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** What a revision has, and what it fits. */
@DisplayNameGeneration(ReplaceUnderscores.class)
final class RevisionTest {
  private static final StagingPlan PLAN = Splits.small();

  private static Revision revision() {
    return Revisioned.of(1, Serves.ROLLED_BACK, "programs:1");
  }

  private static Revision with(List<HasMetadata> objects) {
    return new Revision(1, "", Serves.ROLLED_BACK, objects);
  }

  private static BoulderK8sException refused(Revision revision) {
    return catchThrowableOfType(
        BoulderK8sException.class, () -> RevisionCheck.refuseOthers(PLAN, revision));
  }

  @Test
  void its_services_are_those_of_the_plan_and_the_rest_is_there_for_all() {
    assertThat(revision().services())
        .extracting(ServiceRevision::service)
        .containsExactlyElementsOf(PLAN.services().stream().map(SplitService::name).toList());
    assertThat(revision().services().getFirst().all()).hasSize(3);
    assertThat(revision().foundation())
        .containsExactlyElementsOf(Stacks.of(PLAN.plan()).split(PLAN).foundation());
    assertThat(revision().programs()).isEqualTo("programs:1");
    assertThat(revision().images()).containsExactlyInAnyOrder("agent:1", "programs:1");
  }

  @Test
  void other_programs_and_another_number_of_pods_are_another_state() {
    Revision other = Revisioned.of(2, Serves.NO, "programs:2");
    assertThat(Revision.differing(revision().states(), revision().states())).isEmpty();
    assertThat(Revision.differing(revision().states(), other.states()))
        .hasSize(PLAN.services().size());
    assertThat(revision().states().get("boulder-sa-1")).endsWith(" x2");
  }

  @Test
  void a_service_that_only_one_has_differs() {
    Revision less =
        with(
            revision().objects().stream()
                .filter(object -> !Labels.serviceOf(object).equals("s3-test-srv"))
                .toList());
    assertThat(Revision.differing(revision().states(), less.states()))
        .containsExactly("s3-test-srv");
  }

  @Test
  void a_wave_comes_after_those_that_it_needs() {
    Revision revision = revision();
    revision
        .services()
        .forEach(service -> service.remember(PLAN.named(service.service()).orElseThrow()));
    assertThat(RevisionRollout.waves(revision.services()))
        .extracting(wave -> wave.stream().map(ServiceRevision::service).toList())
        .containsExactly(
            List.of("boulder-sa-1", "nonce-service-1", "s3-test-srv"), List.of("crl-storer"));
    assertThat(revision.services().getFirst().awaited().place())
        .matches("test/startservers.py:\\d+ service boulder-sa-1");
  }

  @Test
  void a_checkout_with_the_same_services_can_test_it() {
    RevisionCheck.refuseOthers(PLAN, revision());
  }

  @Test
  void a_service_that_it_has_not_is_65_with_its_place_and_how_to_go_on() {
    BoulderK8sException refused =
        refused(
            with(
                revision().objects().stream()
                    .filter(object -> !Labels.serviceOf(object).equals("crl-storer"))
                    .toList()));
    assertThat(refused.kind()).isEqualTo(FailureKind.CHECKOUT);
    assertThat(refused.getMessage())
        .matches(
            "(?s)test/startservers.py:\\d+: crl-storer is not in revision 1, to which the services"
                + " were rolled back.*`boulder-k8s up --profile staging` rolls this checkout"
                + " out.*");
  }

  @Test
  void the_other_generation_of_configuration_is_refused() {
    Revision next = revision();
    next.objects().stream()
        .flatMap(object -> PodController.of(object).stream())
        .flatMap(it -> it.template().getSpec().getContainers().getFirst().getEnv().stream())
        .filter(variable -> variable.getName().equals("BOULDER_CONFIG_DIR"))
        .forEach(variable -> variable.setValue("test/config-next"));
    assertThat(refused(next))
        .hasMessageContaining("boulder-sa-1 reads test/config; in revision 1")
        .hasMessageContaining("it reads test/config-next");
  }

  @Test
  void the_other_discovery_is_refused() {
    Revision other = revision();
    other.objects().stream()
        .flatMap(object -> PodController.of(object).stream())
        .forEach(it -> it.template().getSpec().setInitContainers(List.of()));
    assertThat(refused(other)).hasMessageContaining("boulder-sa-1 has the other --discovery");
  }

  @Test
  void a_service_that_only_it_has_or_that_listens_elsewhere_is_refused() {
    Revision other = revision();
    other.objects().stream()
        .filter(Service.class::isInstance)
        .map(Service.class::cast)
        .filter(service -> service.getMetadata().getName().equals("s3-test-srv"))
        .forEach(
            service -> {
              if (Labels.serviceOf(service).equals("s3-test-srv")) {
                service.getSpec().getPorts().getFirst().setPort(4502);
              }
            });
    assertThat(refused(other))
        .hasMessageContaining("s3-test-srv listens at [4501]; in revision 1")
        .hasMessageContaining("at [4502]");

    Revision more = revision();
    more.objects().stream()
        .filter(object -> Labels.serviceOf(object).equals("s3-test-srv"))
        .forEach(object -> object.getMetadata().getLabels().put("boulder-k8s.io/service", "old"));
    assertThat(refused(more)).hasMessageContaining("has old, which is not split here");
  }
}
